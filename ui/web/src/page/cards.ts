/** Things to look at beside the words: `vitrine.card` events as elements. */
import { frame, table } from "./card_parts";
import { orderCard, ordersCard, parcelCard, returnCard } from "./cards_orders";
import type { Order, OrderBrief, Parcel, Return } from "./cards_orders";
import { comparisonCard, invoiceCard, policyCard } from "./cards_shop";
import type { Comparison, Invoice, Policy } from "./cards_shop";
import { h, ownAddress } from "./dom";
import { money, t, type Money } from "./i18n";
import { icon } from "./icons";

export interface Product {
  id: string;
  name: string;
  category?: string;
  price: Money;
  stock?: number;
  attributes?: Record<string, string>;
  description?: string;
  image?: string;
}

interface Label {
  lines?: string[];
  codes?: { format: string; text: string }[];
}

/** What the shopper asks by pressing a product or an order. */
export type Ask = (text: string) => void;

/** The card, or null for a kind that this page does not know or data that it cannot show. */
export function card(kind: string, data: unknown, ask: Ask): HTMLElement | null {
  const given = (data ?? {}) as Record<string, unknown>;
  try {
    switch (kind) {
      case "product":
        return productCard(given["product"] as Product);
      case "products":
        return productsCard(given["products"] as Product[], ask);
      case "order":
        return orderCard(given["order"] as Order);
      case "orders":
        return ordersCard(given["orders"] as OrderBrief[], ask);
      case "parcel":
        return parcelCard(given["parcel"] as Parcel);
      case "return":
        return returnCard(given as unknown as Return);
      case "policy":
        return policyCard(given as unknown as Policy);
      case "comparison":
        return comparisonCard(given as unknown as Comparison);
      case "invoice":
        return invoiceCard(given as unknown as Invoice);
      case "label":
        return labelCard(given as Label);
      default:
        return null;
    }
  } catch (error) {
    // A card is an extra: what it cannot show was said in words. The cause is for whoever looks into it.
    console.warn(`card "${kind}" cannot be shown`, error);
    return null;
  }
}

function picture(product: Product): HTMLElement {
  const address = ownAddress(product.image || `/media/products/${encodeURIComponent(product.id)}.webp`);
  const empty = h("span", { class: "vt-picture vt-no-picture" }, icon("box"));
  if (!address) return empty;
  const image = h("img", { class: "vt-picture", src: address, alt: product.name, loading: "lazy", width: "240", height: "240" });
  image.addEventListener("error", () => image.replaceWith(empty));
  return image;
}

function stock({ stock: count }: Product): HTMLElement | null {
  if (count === undefined) return null;
  const words = count > 0 ? t("stock_in", { count }) : t("stock_out");
  return h("span", { class: "vt-stock", "data-there": count > 0 ? "yes" : "no" }, words);
}

function productCard(product: Product): HTMLElement {
  const attributes = Object.entries(product.attributes ?? {}).map(([name, value]) => [name, String(value)] as const);
  return h(
    "article",
    { class: "vt-card vt-card-product" },
    picture(product),
    h(
      "div",
      {},
      h("h2", { dir: "auto" }, product.name),
      h("p", { class: "vt-price" }, money(product.price), stock(product)),
      product.description && h("p", { dir: "auto" }, product.description),
      table(attributes),
    ),
  );
}

function productsCard(products: Product[], ask: Ask): HTMLElement {
  const tiles = products.map((product) =>
    h(
      "li",
      {},
      h(
        "button",
        { type: "button", class: "vt-tile", click: () => ask(t("card_ask", { name: product.name })) },
        picture(product),
        h("strong", { dir: "auto" }, product.name),
        h("span", { class: "vt-price" }, money(product.price)),
        stock(product),
      ),
    ),
  );
  return h("ul", { class: "vt-card-products" }, ...tiles);
}

function labelCard({ lines = [], codes = [] }: Label): HTMLElement {
  const read = codes.map((code) => h("li", {}, h("code", {}, code.text), " ", h("small", {}, code.format)));
  return frame(
    "label",
    "scan",
    t("card_label"),
    read.length > 0 && h("ul", { class: "vt-codes" }, ...read),
    lines.length > 0 && h("p", { class: "vt-lines", dir: "auto" }, lines.join("\n")),
  );
}
