/* eslint-disable @n8n/community-nodes/no-restricted-imports, @n8n/community-nodes/require-node-api-error */
// A real n8n with this package installed as users have it.
import { mkdir, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { beforeEnd } from './ending';
import { n8nEnvironment } from './environment';
import { installHost } from './install';
import type { Host } from './install';
import { installPackage } from './package';
import { nextFreePort } from './ports';
import { createRest } from './rest';
import type { Rest } from './rest';
import { PortTakenError, startServer } from './server';
import type { Server } from './server';

export interface N8nOptions {
	/** Kept at the end. Left out, a temporary one is made and removed at the end. */
	userFolder?: string;
	/** Left out, the next free port from 5678 on. */
	port?: number;
	/** More settings for n8n; they win over the quiet ones. */
	env?: Record<string, string>;
	/** Each line that n8n prints. */
	log?: (line: string) => void;
	/** Left out, the pinned n8n. */
	host?: Host;
}

export interface N8n {
	version: string;
	url: string;
	port: number;
	userFolder: string;
	/** n8n's REST API; signed in after `signIn` of owner.ts. */
	rest: Rest;
	/** Ends n8n, where it still runs, and loads it anew, on the same port and user folder. */
	restart(): Promise<void>;
	/** Ends n8n as a crash does; `restart` starts it again. */
	kill(): Promise<void>;
	stop(): Promise<void>;
}

interface Running {
	server: Server;
	port: number;
	environment: NodeJS.ProcessEnv;
}

const firstPort = 5678;
const triesForAPort = 5;

/** Needs the built package. Ends with the program too: on Ctrl-C, SIGTERM and SIGHUP. */
export async function startN8n(options: N8nOptions = {}): Promise<N8n> {
	const host = options.host ?? (await installHost());
	const home = await openUserFolder(options.userFolder);
	const forgetHome = beforeEnd(home.close);
	try {
		await installPackage(home.folder);
		const running = await startOnFreePort(host, home.folder, options);
		const log = options.log ?? (() => undefined);
		let server: Server = running.server;
		const url = `http://127.0.0.1:${running.port}`;
		return {
			version: host.version,
			url,
			port: running.port,
			userFolder: home.folder,
			rest: createRest(url),
			async restart() {
				await server.stop();
				server = await startServer(host, running.environment, log);
			},
			kill: async () => await server.kill(),
			async stop() {
				await server.stop();
				forgetHome();
				await home.close();
			},
		};
	} catch (error) {
		forgetHome();
		await home.close();
		throw error;
	}
}

async function startOnFreePort(
	host: Host,
	userFolder: string,
	options: N8nOptions,
): Promise<Running> {
	const emptyFolder = join(userFolder, 'no-custom-nodes');
	await mkdir(emptyFolder, { recursive: true });
	for (let tries = 1; ; tries++) {
		const port = options.port ?? (await nextFreePort(firstPort));
		const brokerPort = await nextFreePort(port + 1);
		const settings = n8nEnvironment({ host, userFolder, emptyFolder, port, brokerPort });
		const environment = { ...settings, ...options.env };
		try {
			const server = await startServer(host, environment, options.log ?? (() => undefined));
			return { server, port, environment };
		} catch (error) {
			const another = options.port === undefined && tries < triesForAPort;
			if (!(error instanceof PortTakenError && another)) throw error;
		}
	}
}

async function openUserFolder(
	given: string | undefined,
): Promise<{ folder: string; close: () => Promise<void> }> {
	if (given !== undefined) return { folder: given, close: async () => undefined };
	const folder = await mkdtemp(join(tmpdir(), 'fal-video-n8n-'));
	return {
		folder,
		close: async () => await rm(folder, { recursive: true, force: true, maxRetries: 5 }),
	};
}
