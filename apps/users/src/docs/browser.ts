import { existsSync } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type BrowserContext, chromium } from 'playwright-core';

const executablePath = '/usr/bin/chromium';

const quiet = [
  '--no-sandbox',
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
];

/**
 * Opens Debian's Chromium without a window, with an empty profile, and closes it after `use`.
 *
 * @throws {Error} naming the package to install when it is not there.
 */
export async function withBrowser(use: (browser: BrowserContext) => Promise<void>): Promise<void> {
  if (!existsSync(executablePath)) {
    throw new Error(`There is no ${executablePath}. Install Debian's package chromium.`);
  }
  const profile = await mkdtemp(join(tmpdir(), 'chromium-'));
  const options = { executablePath, headless: true, args: quiet };
  const browser = await chromium.launchPersistentContext(profile, options);
  try {
    await use(browser);
  } finally {
    await browser.close();
    await rm(profile, { recursive: true, force: true });
  }
}
