/** Photos: chosen, dropped, pasted or taken; made small enough to send before they leave the page. */
import { t } from "./i18n";

/** The longest side that is sent, in pixels: print on a parcel label stays readable. */
const LONGEST_PX = 1600;
/** What this page opens at all. A bigger file would fill a phone's memory. */
const FILE_LIMIT_MB = 30;
const QUALITIES = [0.88, 0.7, 0.5];

/** Cannot be sent; the message is for the shopper. */
export class PhotoError extends Error {}

/** `file` as a JPEG data URL of at most `limitBytes`, upright. Rejects with `PhotoError`. */
export async function preparePhoto(file: Blob, limitBytes: number): Promise<string> {
  const megabytes = file.size / 2 ** 20;
  if (megabytes > FILE_LIMIT_MB) {
    throw new PhotoError(t("photo_too_big", { got: Math.ceil(megabytes), limit: FILE_LIMIT_MB }));
  }
  const bitmap = await createImageBitmap(file, { imageOrientation: "from-image" }).catch(() => {
    throw new PhotoError(t("photo_unreadable"));
  });
  try {
    return shrink(bitmap, bitmap.width, bitmap.height, limitBytes);
  } finally {
    bitmap.close();
  }
}

/** A picture of `width` × `height` pixels as a JPEG data URL, of at most `limitBytes` where the worst quality allows. */
export function shrink(source: CanvasImageSource, width: number, height: number, limitBytes: number): string {
  const scale = Math.min(1, LONGEST_PX / Math.max(width, height, 1));
  const canvas = document.createElement("canvas");
  canvas.width = Math.max(1, Math.round(width * scale));
  canvas.height = Math.max(1, Math.round(height * scale));
  const context = canvas.getContext("2d");
  if (!context) throw new PhotoError(t("photo_unreadable"));
  // JPEG has no transparency: without this, a cut-out product would stand on black.
  context.fillStyle = "#fff";
  context.fillRect(0, 0, canvas.width, canvas.height);
  context.imageSmoothingQuality = "high";
  context.drawImage(source, 0, 0, canvas.width, canvas.height);
  let address = "";
  for (const quality of QUALITIES) {
    address = canvas.toDataURL("image/jpeg", quality);
    // Four characters of base64 carry three bytes.
    if ((address.length * 3) / 4 <= limitBytes) break;
  }
  return address;
}
