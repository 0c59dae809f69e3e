/** The built extension with the scripts of both ways in it, and with none of its own in pages. */
import { cpSync, mkdtempSync, readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { build as bundle } from 'vite';

/** The scripts for a page, where the trace looks for ours. */
export const SCRIPTS = { there: 'content-scripts/there.js', asked: 'content-scripts/asked.js' };

/** Makes it in a new folder. */
export async function makeExtension(): Promise<string> {
  const folder = mkdtempSync(join(tmpdir(), 'hashiya-handover-'));
  cpSync(fileURLToPath(new URL('../../../.output/chrome-mv3', import.meta.url)), folder, { recursive: true });
  const scripts = { ...SCRIPTS, worker: 'handover.js' };
  for (const [name, fileName] of Object.entries(scripts)) {
    const entry = fileURLToPath(new URL(`${name}.ts`, import.meta.url));
    await bundle({
      configFile: false,
      logLevel: 'error',
      build: {
        lib: { entry, formats: ['iife'], name: 'bench', fileName: () => fileName },
        outDir: folder,
        emptyOutDir: false,
        minify: true,
      },
    });
  }
  const path = join(folder, 'manifest.json');
  const { content_scripts: _, background, ...manifest } = JSON.parse(readFileSync(path, 'utf8'));
  writeFileSync(join(folder, 'both.js'), `importScripts('${scripts.worker}', '${background.service_worker}');`);
  writeFileSync(path, JSON.stringify({ ...manifest, background: { service_worker: 'both.js' } }));
  return folder;
}
