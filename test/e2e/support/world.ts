/* eslint-disable @n8n/community-nodes/no-restricted-globals */
// What every end-to-end test works with: one n8n, one local fal, one Chromium, one credential.
import type { Browser, BrowserContext } from 'playwright-core';
import type { LocalFal } from '../../emulator/types';
import type { Example } from '../../host/examples';
import type { N8n } from '../../host/n8n';
import type { Credential } from '../../host/owner';
import type { IRun } from 'n8n-workflow';
import type { SourceFiles } from './sources';

/** The n8n of the older smoke test has no browser. */
export interface HostWorld {
	n8n: N8n;
	fal: LocalFal;
	/** Imports and executes a workflow by n8n's own command line, in a user folder of its own. */
	runByCommandLine: (example: Example) => Promise<IRun>;
	/** For a test that lets n8n crash. Ends with the program, too. */
	openOwnWorld: () => Promise<OwnWorld>;
}

/** An n8n and a fal of a test's own. */
export interface OwnWorld {
	n8n: N8n;
	/** Works a request off only when somebody asks for its status. */
	fal: LocalFal;
	close(): Promise<void>;
}

export interface World extends HostWorld {
	browser: Browser;
	/** Named "fal", for the local fal. The test of the credential makes it anew. */
	credential: Credential;
	/** The browser of a signed-in person; its windows share what n8n's pages have loaded. */
	context: BrowserContext;
	sourceFiles: SourceFiles;
}

interface Holder {
	endToEndWorld?: HostWorld | World;
}

/** Keeps the world where the tests find it. */
export function keepWorld(holder: object, world: HostWorld): void {
	(holder as Holder).endToEndWorld = world;
}

/** Fails outside of an end-to-end run. */
export function hostWorld(): HostWorld {
	const { endToEndWorld } = globalThis as Holder;
	if (endToEndWorld === undefined) throw new Error('Run this with npm run test:e2e.');
	return endToEndWorld;
}

export function hasBrowser(world: HostWorld): world is World {
	return 'browser' in world;
}

/** Fails outside of an end-to-end run with a browser. */
export function theWorld(): World {
	const world = hostWorld();
	if (hasBrowser(world)) return world;
	throw new Error('This n8n has no browser.');
}
