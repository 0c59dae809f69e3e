/** The card's signs, drawn on a 16 by 16 grid in strokes of the text's colour. */
const SHAPES = {
  back: 'M10 3L5 8l5 5',
  close: 'M4 4l8 8M12 4l-8 8',
  copy: 'M5.500 5.500v-3h8v8h-3M2.500 5.500h8v8h-8z',
  done: 'M3 8.500l3.500 3.500L13 4.500',
  more: 'M3.500 8h.01M8 8h.01M12.500 8h.01',
  pin: 'M5 2.500h6M6 2.500v4L4 9.500h8l-2-3v-4M8 9.500v4.500',
};

export function Icon({ name }: { name: keyof typeof SHAPES }) {
  return (
    <svg class={`icon-${name}`} viewBox="0 0 16 16" width="16" height="16" aria-hidden="true">
      <path
        d={SHAPES[name]}
        fill="none"
        stroke="currentColor"
        stroke-width={name === 'more' ? 2 : 1.25}
        stroke-linecap="round"
        stroke-linejoin="round"
      />
    </svg>
  );
}
