/** How well one colour can be told from another (WCAG 2.2, "contrast ratio"). */

/** Red, green and blue in sRGB, each from 0 to 1. */
export type Rgb = [red: number, green: number, blue: number];

/** A colour as a computed style writes it, whatever can be seen through it. */
export const rgbOf = (color: string): Rgb => (color.match(/[\d.]+/g) ?? []).slice(0, 3).map((part) => Number(part) / 255) as Rgb;

const luminance = (colour: Rgb) => {
  const [red = 0, green = 0, blue = 0] = colour.map((value) => (value <= 0.04045 ? value / 12.92 : ((value + 0.055) / 1.055) ** 2.4));
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
};

/** From 1, the same, to 21, black on white. */
export function contrast(one: Rgb, other: Rgb): number {
  const [dark = 0, light = 0] = [luminance(one), luminance(other)].sort((a, b) => a - b);
  return (light + 0.05) / (dark + 0.05);
}
