/** Cards of the shop itself: a rule, products side by side, an invoice. */
import { frame, table } from "./card_parts";
import { h, ownAddress } from "./dom";
import { money, t, type Money } from "./i18n";

export interface Policy {
  topic: string;
  title: string;
  text: string;
}

export interface Comparison {
  attributes: { name: string; values: (string | null)[] }[];
  products: { name: string; price: Money }[];
}

export interface Invoice {
  invoice_id: string;
  order_number: string;
  total?: Money;
  url: string;
}

export function policyCard({ title, text }: Policy): HTMLElement {
  return frame("policy", "check", title, ...text.split(/\n\s*\n/).map((part) => h("p", { dir: "auto" }, part)));
}

export function comparisonCard({ attributes, products }: Comparison): HTMLElement {
  const row = (name: string, values: (string | null)[]): HTMLElement =>
    h("tr", {}, h("th", { scope: "row", dir: "auto" }, name), ...values.map((value) => h("td", { dir: "auto" }, value ?? "–")));
  const head = h("tr", {}, h("td", {}), ...products.map(({ name }) => h("th", { scope: "col", dir: "auto" }, name)));
  const prices = products.map(({ price }) => money(price));
  return frame(
    "comparison",
    "scan",
    t("card_comparison"),
    h(
      "div",
      { class: "vt-scroll" },
      h("table", {}, h("thead", {}, head), h("tbody", {}, row(t("price"), prices), ...attributes.map((a) => row(a.name, a.values)))),
    ),
  );
}

export function invoiceCard({ invoice_id, order_number, total, url }: Invoice): HTMLElement {
  const address = ownAddress(url);
  return frame(
    "invoice",
    "box",
    t("card_invoice", { number: invoice_id }),
    h("p", {}, t("card_order", { number: order_number })),
    table([[t("total"), total && money(total)]]),
    address && h("p", {}, h("a", { href: address, target: "_blank", rel: "noopener" }, t("open_invoice"))),
  );
}
