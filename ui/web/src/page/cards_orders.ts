/** Cards about an order: the order itself, its parcel, a return. */
import { frame, stateBadge, table } from "./card_parts";
import { h } from "./dom";
import { maybe, money, t, when, type Money } from "./i18n";

export interface Order {
  order_number: string;
  state: string;
  ordered_on: string;
  expected_on?: string | null;
  delivered_on?: string | null;
  total: Money;
  items: { name: string; quantity: number; price: Money; state?: string }[];
  tracking_number?: string | null;
  carrier?: string | null;
}

/** An order as in a list. */
export type OrderBrief = Pick<Order, "order_number" | "state" | "ordered_on" | "total">;

export interface Parcel {
  tracking_number: string;
  carrier: string;
  order_number?: string;
  state: string;
  expected_on?: string | null;
  events: { at: string; place?: string; text: string }[];
}

export interface Return {
  return_id: string;
  state: string;
  item?: { name: string } | string | null;
  refund?: Money | null;
  instructions?: string | string[] | null;
}

/** The way of an order, in the order in which it goes. */
const WAY = ["pending", "processed", "shipped", "delivered"];

export function orderCard(order: Order): HTMLElement {
  const items = order.items.map((item) =>
    h("li", {}, h("span", { dir: "auto" }, item.name), h("span", {}, `${item.quantity} × ${money(item.price)}`)),
  );
  const reached = WAY.indexOf(order.state);
  const steps = WAY.map((state, index) => {
    const kind = index < reached ? "done" : index === reached ? "now" : "later";
    return h("li", { "data-step": kind, ...(kind === "now" && { "aria-current": "step" }) }, maybe(`state_${state}`, state));
  });
  return frame(
    "order",
    "box",
    t("card_order", { number: order.order_number }),
    stateBadge(order.state),
    reached >= 0 && h("ol", { class: "vt-way" }, ...steps),
    h("ul", { class: "vt-items" }, ...items),
    table([
      [t("total"), money(order.total)],
      [t("ordered_on"), when(order.ordered_on)],
      [t("expected_on"), !order.delivered_on && order.expected_on && when(order.expected_on)],
      [t("delivered_on"), order.delivered_on && when(order.delivered_on)],
      [t("tracking"), order.tracking_number && `${order.carrier ?? ""} ${order.tracking_number}`.trim()],
    ]),
  );
}

/** Orders to choose from; `ask` takes the question that stands for a choice. */
export function ordersCard(orders: OrderBrief[], ask: (text: string) => void): HTMLElement {
  const rows = orders.map((order) => {
    const choose = (): void => ask(t("card_ask_order", { number: order.order_number }));
    const about = [when(order.ordered_on), money(order.total)].join(" · ");
    const name = h("span", { class: "vt-order" }, h("strong", {}, order.order_number), h("span", {}, about));
    return h("li", {}, h("button", { type: "button", class: "vt-choice", click: choose }, name, stateBadge(order.state)));
  });
  return frame("orders", "box", t("card_orders"), h("ul", {}, ...rows));
}

export function parcelCard(parcel: Parcel): HTMLElement {
  const newestFirst = [...parcel.events].sort((a, b) => b.at.localeCompare(a.at));
  const events = newestFirst.map(({ at, place, text }) =>
    h("li", {}, h("strong", { dir: "auto" }, text), h("span", {}, [when(at), place].filter(Boolean).join(" · "))),
  );
  return frame(
    "parcel",
    "truck",
    t("card_parcel", { number: parcel.tracking_number }),
    stateBadge(parcel.state),
    table([
      [t("carrier"), parcel.carrier],
      [t("expected_on"), parcel.expected_on && when(parcel.expected_on)],
    ]),
    events.length > 0 && h("ol", { class: "vt-events" }, ...events),
  );
}

export function returnCard(given: Return): HTMLElement {
  const steps = typeof given.instructions === "string" ? [given.instructions] : (given.instructions ?? []);
  return frame(
    "return",
    "back",
    t("card_return", { number: given.return_id }),
    stateBadge(given.state),
    table([
      [t("item"), typeof given.item === "string" ? given.item : given.item?.name],
      [t("refund"), given.refund && money(given.refund)],
    ]),
    steps.length > 0 && h("ol", { class: "vt-todo" }, ...steps.map((step) => h("li", { dir: "auto" }, step))),
  );
}
