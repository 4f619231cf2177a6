/** Taking a photo: the camera's picture in a dialog, and one still of it. */
import { problemOf } from "../audio/capture";
import { find } from "./dom";
import { t } from "./i18n";
import { shrink } from "./photo";

/** Opens the dialog; resolves with a JPEG data URL, or null where the shopper thought better of it. */
export async function takePhoto(root: HTMLElement, limitBytes: number): Promise<string | null> {
  const dialog = find<HTMLDialogElement>(root, ".vt-shoot");
  const video = find<HTMLVideoElement>(dialog, "video");
  const take = find<HTMLButtonElement>(dialog, ".vt-shoot-take");
  const complaint = find(dialog, ".vt-shoot-error");
  complaint.textContent = "";
  take.disabled = true;
  video.hidden = false;
  dialog.showModal();
  let stream: MediaStream | null = null;
  let done = false;
  void openCamera().then(
    (opened) => {
      stream = opened;
      // The dialog may have been closed while the browser was still asking.
      if (done) return release(opened);
      video.srcObject = opened;
      video.onloadeddata = () => (take.disabled = false);
    },
    (error: unknown) => {
      video.hidden = true;
      complaint.textContent = t(`cam_${problemOf(error)}`);
    },
  );
  const photo = await new Promise<string | null>((resolve) => {
    dialog.onclose = () => resolve(null);
    find(dialog, ".vt-shoot-cancel").onclick = () => resolve(null);
    take.onclick = () => resolve(shrink(video, video.videoWidth, video.videoHeight, limitBytes));
  });
  done = true;
  video.srcObject = null;
  if (stream) release(stream);
  dialog.close();
  return photo;
}

async function openCamera(): Promise<MediaStream> {
  if (!navigator.mediaDevices) throw new DOMException("not a secure context", "SecurityError");
  const video = { facingMode: { ideal: "environment" }, width: { ideal: 1920 }, height: { ideal: 1440 } };
  return navigator.mediaDevices.getUserMedia({ video });
}

function release(stream: MediaStream): void {
  for (const track of stream.getTracks()) track.stop();
}
