/** Bytes as text for messages, which are JSON in Chrome. The browser's own conversion is used where it has one (Chrome 140, Firefox 133). */

interface NativeBase64 {
  toBase64?: () => string;
}
const native = Uint8Array as unknown as { fromBase64?: (text: string) => Uint8Array<ArrayBuffer> };

/** String.fromCharCode takes its units as arguments, of which there may not be too many. */
const CHUNK = 0x8000;

export function toBase64(bytes: Uint8Array): string {
  const { toBase64: encode } = bytes as NativeBase64;
  if (encode) return encode.call(bytes);
  let binary = '';
  for (let at = 0; at < bytes.length; at += CHUNK) binary += String.fromCharCode(...bytes.subarray(at, at + CHUNK));
  return btoa(binary);
}

export function fromBase64(text: string): Uint8Array<ArrayBuffer> {
  if (native.fromBase64) return native.fromBase64(text);
  return Uint8Array.from(atob(text), (char) => char.charCodeAt(0));
}
