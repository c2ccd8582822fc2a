/* eslint-disable @n8n/community-nodes/no-restricted-imports */
// n8n's own command line on the installed n8n: import:workflow, execute and the like.
import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import { n8nEnvironment } from './environment';
import { installHost } from './install';
import type { Host } from './install';
import { installPackage } from './package';
import { nextFreePort } from './ports';
import { run } from './run';

export interface CommandLineOptions {
	/** Kept at the end. */
	userFolder: string;
	/** Left out, the pinned n8n. */
	host?: Host;
	env?: Record<string, string>;
}

/** Runs one n8n command to its end and hands back what it printed, e.g. `['list:workflow']`. */
export type CommandLine = (args: readonly string[]) => Promise<string>;

/** Needs the built package, which it installs into the user folder. No server runs. */
export async function openCommandLine(options: CommandLineOptions): Promise<CommandLine> {
	const { userFolder, env } = options;
	const host = options.host ?? (await installHost());
	const emptyFolder = join(userFolder, 'no-custom-nodes');
	await mkdir(emptyFolder, { recursive: true });
	await installPackage(userFolder);
	return async (args) => {
		const port = await nextFreePort(5678);
		const brokerPort = await nextFreePort(port + 1);
		const settings = n8nEnvironment({ host, userFolder, emptyFolder, port, brokerPort });
		return await run(host.node, [host.n8n, ...args], { environment: { ...settings, ...env } });
	};
}
