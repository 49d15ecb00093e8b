/** A picture for the camera of another device, drawn as one path: the content security policy allows no more. */
import { useEffect, useState } from 'preact/hooks';

interface Drawing {
  size: number;
  path: string;
}

const quietZone = 4;

/** Loaded when it is needed: few people come for this page. */
async function draw(text: string): Promise<Drawing> {
  const { generate } = await import('lean-qr');
  const code = generate(text);
  const squares: string[] = [];
  for (let y = 0; y < code.size; y++) {
    for (let x = 0; x < code.size; x++) {
      if (code.get(x, y)) squares.push(`M${x + quietZone} ${y + quietZone}h1v1h-1z`);
    }
  }
  return { size: code.size + 2 * quietZone, path: squares.join('') };
}

export function QrCode({ text, label }: { text: string; label: string }) {
  const [drawing, setDrawing] = useState<Drawing | null>(null);
  useEffect(() => {
    // Without the picture the key below it does as well.
    draw(text).then(setDrawing, () => undefined);
  }, [text]);
  if (!drawing) return <div class="qr-code" />;
  return (
    <svg class="qr-code" role="img" aria-label={label} viewBox={`0 0 ${drawing.size} ${drawing.size}`}>
      <rect class="qr-ground" width="100%" height="100%" />
      <path class="qr-ink" d={drawing.path} />
    </svg>
  );
}
