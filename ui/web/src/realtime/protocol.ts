/** The messages of `/v1/realtime`: OpenAI Realtime event names, our own under `vitrine.*` (see serve/protocol.py). */
import type { VisemeCue } from "../avatar/types";

export interface SessionUpdate {
  audio: { input: { format: { type: "audio/pcm"; rate: number }; turn_detection: { type: "server_vad" } | null } };
  vitrine: { lang: string };
}

export type Content = { type: "input_text"; text: string } | { type: "input_image"; image_url: string };

/** What the shop says to a client that comes back. */
export interface Resumption {
  resumed?: boolean;
  /** More was lost than the shop had kept. */
  missed?: boolean;
  /** The `event_id` of the client's last message that came in. */
  received?: string | null;
}

export type ClientEvent = Sent & { event_id?: string };

type Sent =
  | { type: "session.update"; session: SessionUpdate }
  | { type: "input_audio_buffer.append"; audio: string }
  | { type: "input_audio_buffer.commit" }
  | { type: "input_audio_buffer.clear" }
  | { type: "conversation.item.create"; item: { type: "message"; role: "user"; content: Content[] } }
  | { type: "response.create" }
  | { type: "response.cancel" }
  | { type: "conversation.item.truncate"; item_id: string; content_index: number; audio_end_ms: number }
  | { type: "vitrine.played"; item_id: string; audio_end_ms: number };

/** What belongs to one sentence, in the message that carries its sound. */
export interface Cue {
  index: number;
  text: string;
  lang: string;
  mood: number;
  visemes: VisemeCue[];
}

interface OfResponse {
  response_id: string;
  item_id: string;
}

export type ServerEvent = Received & { event_id?: string };

type Received =
  | { type: "session.created" | "session.updated"; session: { id: string; vitrine?: Resumption } }
  | { type: "vitrine.hold"; audio_start_ms: number }
  | { type: "vitrine.resume"; text: string }
  | { type: "vitrine.queue"; place: number; text: string }
  | { type: "input_audio_buffer.speech_started"; item_id: string; audio_start_ms: number }
  | { type: "input_audio_buffer.speech_stopped" | "input_audio_buffer.committed"; item_id: string }
  | { type: "vitrine.partial"; item_id: string; text: string; lang: string }
  | { type: "conversation.item.input_audio_transcription.delta"; item_id: string; delta: string }
  | { type: "conversation.item.input_audio_transcription.completed"; item_id: string; transcript: string }
  | { type: "response.created" | "response.done"; response: { id: string; status: string } }
  | ({ type: "response.output_audio_transcript.delta" } & OfResponse & { delta: string })
  | ({ type: "response.output_audio.delta" } & OfResponse & { delta: string; vitrine: Cue })
  | { type: "vitrine.card"; kind: string; data: unknown }
  | { type: "vitrine.understood"; lang: string; intents: Record<string, number>; mood: number }
  | { type: "vitrine.stages"; timings_s: Record<string, number> }
  | { type: "vitrine.notice"; code: string; text: string }
  | { type: "error"; error: { type: string; code: string; message: string } };

/** Sound towards the shop, in samples a second. */
export const IN_RATE = 16_000;
/** Sound towards the shopper, in samples a second. */
export const OUT_RATE = 24_000;
