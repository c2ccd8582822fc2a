/* eslint-disable @n8n/community-nodes/no-restricted-imports */
// Starts what the end-to-end tests need; all of it ends with `endAll`, and on Ctrl-C.
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { startLocalFal } from '../../emulator/localFal';
import type { LocalFal } from '../../emulator/types';
import { buildPackage } from '../../host/build';
import { openCommandLine } from '../../host/commandLine';
import { beforeEnd } from '../../host/ending';
import { importCredential, runExample } from '../../host/headless';
import { installHost } from '../../host/install';
import type { Host } from '../../host/install';
import { startN8n } from '../../host/n8n';
import { createCredential, setUpOwner } from '../../host/owner';
import { say } from '../../host/terminal';
import { findChromium, startChromium } from './chromium';
import { openOwnWorld } from './ownWorld';
import { pictureFolder } from './picture';
import { signIn } from './signIn';
import { makeSourceFiles } from './sources';
import type { HostWorld, World } from './world';

/** The oldest n8n that can still be installed: earlier ones name packages that npm has no more. */
const oldest = '2.20.12';

/** Fails with one sentence on what this machine lacks. */
export async function openWorld(): Promise<World> {
	// Asked before anything is downloaded or built.
	findChromium();
	const host = await installHost({ say });
	const world = await openHostWorld(host);
	const { n8n, fal } = world;
	await setUpOwner(n8n.rest);
	const { apiKey, proxyUrl } = fal;
	const credential = await createCredential(n8n.rest, { apiKey, proxyUrl });
	await rm(pictureFolder, { recursive: true, force: true });
	const browser = await startChromium();
	beforeEnd(async () => await browser.close());
	const context = await browser.newContext({ baseURL: n8n.url });
	const page = await context.newPage();
	await signIn(page, n8n.url);
	await page.close();
	const sourceFiles = await makeSourceFiles(await temporaryFolder('fal-video-sources-'));
	return {
		...world,
		browser,
		credential,
		context,
		sourceFiles,
	};
}

/** Installs that n8n first, which takes minutes the first time. */
export async function openOlderWorld(): Promise<HostWorld> {
	return await openHostWorld(await installHost({ version: oldest, say }));
}

async function openHostWorld(host: Host): Promise<HostWorld> {
	await buildPackage();
	const fal = await startLocalFal({ video: true, webhooks: true });
	beforeEnd(fal.close);
	const n8n = await startN8n({ host });
	return {
		n8n,
		fal,
		runByCommandLine: await openRunner(host, fal),
		openOwnWorld: async () => await openOwnWorld(host),
	};
}

/** The first run makes the database; a server has its own. */
async function openRunner(host: Host, fal: LocalFal): Promise<HostWorld['runByCommandLine']> {
	const userFolder = await temporaryFolder('fal-video-cli-');
	let opening: Promise<Awaited<ReturnType<typeof openCommandLine>>> | undefined;
	const open = async () => {
		const commandLine = await openCommandLine({ userFolder, host });
		const { apiKey, proxyUrl } = fal;
		await importCredential(commandLine, userFolder, { apiKey, proxyUrl });
		return commandLine;
	};
	return async (example) => {
		opening ??= open();
		return await runExample(await opening, userFolder, example);
	};
}

/** Is gone at the end. */
async function temporaryFolder(prefix: string): Promise<string> {
	const folder = await mkdtemp(join(tmpdir(), prefix));
	beforeEnd(async () => await rm(folder, { recursive: true, force: true, maxRetries: 5 }));
	return folder;
}
