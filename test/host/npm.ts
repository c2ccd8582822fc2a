/* eslint-disable @n8n/community-nodes/no-restricted-imports, @n8n/community-nodes/no-restricted-globals */
// Finds the npm that belongs to this Node and runs it, free of what an outer npm has set for this project.
import { existsSync, realpathSync } from 'node:fs';
import { delimiter, dirname, join } from 'node:path';
import { run } from './run';
import type { RunOptions } from './run';

export interface Npm {
	/** npm's command line as a script for Node. */
	cli: string;
	/** The node-gyp that npm brings. */
	nodeGyp: string;
}

/** Fails with a sentence when there is no npm. */
export function findNpm(): Npm {
	const nodeFolder = dirname(process.execPath);
	const folders = [
		...npmOnPath(process.env.npm_execpath === undefined ? [] : [process.env.npm_execpath]),
		join(nodeFolder, '..', 'lib', 'node_modules', 'npm'),
		join(nodeFolder, 'node_modules', 'npm'),
		...npmOnPath((process.env.PATH ?? '').split(delimiter).map((folder) => join(folder, 'npm'))),
	];
	for (const folder of folders) {
		const cli = join(folder, 'bin', 'npm-cli.js');
		const nodeGyp = join(folder, 'node_modules', 'node-gyp', 'bin', 'node-gyp.js');
		if (existsSync(cli) && existsSync(nodeGyp)) return { cli, nodeGyp };
	}
	throw new Error('npm was not found beside Node: install Node 20.19 or newer with its npm.');
}

/** Runs npm in a folder and hands back what it printed. */
export async function runNpm(args: readonly string[], options: RunOptions): Promise<string> {
	const environment = ownEnvironment();
	return await run(process.execPath, [findNpm().cli, ...args], { environment, ...options });
}

/** npm's folder, from the paths of its command (…/npm/bin/npm-cli.js, or a link to that). */
function npmOnPath(commands: readonly string[]): string[] {
	return commands
		.filter((command) => existsSync(command))
		.map((command) => dirname(dirname(realpathSync(command))));
}

/**
 * An outer npm hands its project's settings down as variables, which would win over the .npmrc of
 * the folder that is worked in. What belongs to the person (proxy, cache …) stays.
 */
export function ownEnvironment(): NodeJS.ProcessEnv {
	const ofTheProject =
		/^npm_(package_|lifecycle_|command$|config_(before|call|ignore_scripts|legacy_peer_deps|local_prefix|omit_lockfile_registry_resolved)$)/;
	const entries = Object.entries(process.env).filter(([name]) => !ofTheProject.test(name));
	return Object.fromEntries(entries);
}
