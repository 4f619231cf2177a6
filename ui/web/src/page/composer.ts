/** The text box, which works whatever else does not, and the photo that goes with it. */
import type { Config } from "./config";
import type { Conversation } from "./conversation";
import { takePhoto } from "./camera";
import { find, h } from "./dom";
import { label, samples, t } from "./i18n";
import { icon } from "./icons";
import { PhotoError, preparePhoto } from "./photo";

/** A longer text is cut here with a word about it, not on the server. */
const TEXT_LIMIT = 4000;

export class Composer {
  private readonly text: HTMLTextAreaElement;
  private readonly attached: HTMLElement;
  private photo: string | null = null;

  constructor(
    private readonly root: HTMLElement,
    private readonly config: Config,
    private readonly conversation: Conversation,
    private readonly onNotice: (text: string) => void,
  ) {
    this.text = find(root, "textarea");
    this.attached = find(root, ".vt-attached");
    this.text.maxLength = TEXT_LIMIT;
    find<HTMLFormElement>(root, "form").addEventListener("submit", (event) => {
      event.preventDefault();
      this.send();
    });
    this.text.addEventListener("keydown", (event) => {
      // Enter also ends a choice in an input method (Chinese, Japanese, Korean); that one must not send.
      if (event.key !== "Enter" || event.shiftKey || event.isComposing) return;
      event.preventDefault();
      this.send();
    });
    this.text.addEventListener("input", () => this.grow());
    this.pictures();
    this.show();
  }

  /** Fills what depends on the language. */
  show(): void {
    const chips = this.root.querySelector(".vt-chips");
    chips?.replaceChildren(
      ...samples().map((text) =>
        h("button", { type: "button", class: "vt-chip", dir: "auto", click: () => this.conversation.ask(text) }, text),
      ),
    );
    this.attach(this.photo);
  }

  private send(): void {
    const text = this.text.value.trim();
    if (!text && !this.photo) return this.text.focus();
    this.conversation.ask(text, this.photo);
    this.text.value = "";
    this.grow();
    this.attach(null);
    this.text.focus();
  }

  private grow(): void {
    this.text.style.height = "auto";
    this.text.style.height = `${this.text.scrollHeight}px`;
    if (this.text.value.length >= TEXT_LIMIT) this.onNotice(t("text_limit", { limit: TEXT_LIMIT }));
  }

  private pictures(): void {
    const file = find<HTMLInputElement>(this.root, ".vt-file");
    find(this.root, ".vt-attach").addEventListener("click", () => file.click());
    file.addEventListener("change", () => {
      void this.take(file.files?.[0]);
      file.value = "";
    });
    find(this.root, ".vt-camera").addEventListener("click", async () => {
      const photo = await takePhoto(this.root, this.config.image_bytes);
      if (photo) this.attach(photo);
    });
    this.text.addEventListener("paste", (event) => {
      const picture = [...(event.clipboardData?.files ?? [])].find((one) => one.type.startsWith("image/"));
      if (!picture) return;
      event.preventDefault();
      void this.take(picture);
    });
    this.dropZone();
  }

  /** The whole page takes a dropped photo: without this, the browser would leave the page to show it. */
  private dropZone(): void {
    const veil = find(this.root, ".vt-drop");
    const carriesFile = (event: DragEvent): boolean => event.dataTransfer?.types.includes("Files") ?? false;
    window.addEventListener("dragover", (event) => {
      if (!carriesFile(event)) return;
      event.preventDefault();
      veil.hidden = false;
    });
    window.addEventListener("dragleave", (event) => {
      if (event.relatedTarget === null) veil.hidden = true;
    });
    window.addEventListener("drop", (event) => {
      veil.hidden = true;
      if (!carriesFile(event)) return;
      event.preventDefault();
      event.stopPropagation();
      void this.take(event.dataTransfer?.files[0]);
    });
  }

  private async take(file: File | undefined): Promise<void> {
    if (!file) return;
    try {
      this.attach(await preparePhoto(file, this.config.image_bytes));
      this.onNotice("");
      this.text.focus();
    } catch (error) {
      if (!(error instanceof PhotoError)) throw error;
      this.onNotice(error.message);
    }
  }

  private attach(photo: string | null): void {
    this.photo = photo;
    this.attached.hidden = !photo;
    if (!photo) return this.attached.replaceChildren();
    const remove = h("button", { type: "button", class: "vt-icon", click: () => this.attach(null) }, icon("close"));
    label(remove, t("photo_remove"));
    this.attached.replaceChildren(h("img", { src: photo, alt: t("photo_yours") }), remove);
  }
}
