import { defineConfig } from 'vitest/config';

export default defineConfig({ test: { include: ['{core,library,page,platform,components,tools}/**/*.test.{ts,tsx}'] } });
