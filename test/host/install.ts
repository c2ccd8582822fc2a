/* eslint-disable @n8n/community-nodes/no-restricted-imports, @n8n/community-nodes/no-restricted-globals */
// Installs a real n8n, and the Node it needs, once into the cache folder.
import { existsSync } from 'node:fs';
import { mkdir, readdir, rename, rm, writeFile } from 'node:fs/promises';
import { basename, dirname, join } from 'node:path';
import { beforeEnd } from './ending';
import { withLock } from './lock';
import { runNpm } from './npm';
import { cacheFolder } from './places';
import { broughtNode, pinnedRecipe, recipeFor } from './recipe';
import type { Recipe } from './recipe';
import { run } from './run';
import { makeSqlite } from './sqlite';

export interface Host {
	version: string;
	/** The program that runs n8n: Node 24. */
	node: string;
	/** n8n's command line as a script for `node`. */
	n8n: string;
	/** node_modules of the installed copy. */
	modules: string;
}

export interface InstallOptions {
	/** Another n8n than the pinned one, e.g. '2.20.12'. */
	version?: string;
	say?: (line: string) => void;
}

const neededNode = 24;
const unfinishedMark = '.unfinished-';

/** Takes minutes the first time, nothing later. Fails with a sentence on what is missing. */
export async function installHost(options: InstallOptions = {}): Promise<Host> {
	const { version, say = () => undefined } = options;
	const recipe = version === undefined ? pinnedRecipe() : recipeFor(version);
	const folder = join(cacheFolder(), `host-${recipe.key}`);
	if (!existsSync(folder)) {
		const wait = (): void => say('Another program is installing it; waiting for that.');
		await withLock(`${folder}.lock`, async () => await installInto(folder, recipe, say), wait);
	}
	const modules = join(folder, 'node_modules');
	const node = await findNode(modules, recipe.version);
	return { version: recipe.version, node, n8n: join(modules, 'n8n', 'bin', 'n8n'), modules };
}

/** Removes every installed copy. Hands back whether there was one. */
export async function removeHosts(): Promise<boolean> {
	const folder = cacheFolder();
	const existed = existsSync(folder);
	await rm(folder, { recursive: true, force: true });
	return existed;
}

/** The folder gets its name only when it is complete, so an interrupted install leaves none. */
async function installInto(
	folder: string,
	recipe: Recipe,
	say: (line: string) => void,
): Promise<void> {
	if (existsSync(folder)) return;
	say(
		`n8n ${recipe.version} comes from npm now, this once: about 0.7 GB to download, 2.5 GB on disk, 2 to 6 minutes.`,
	);
	say(`It goes to ${folder}; npm start -- --clean removes it.`);
	// A name of its own, because an npm whose program was killed may still write into the last one.
	const unfinished = `${folder}${unfinishedMark}${process.pid}`;
	const remove = async (): Promise<void> => await rm(unfinished, { recursive: true, force: true });
	await mkdir(unfinished, { recursive: true });
	const forget = beforeEnd(remove);
	try {
		for (const [name, text] of Object.entries(recipe.files)) {
			await writeFile(join(unfinished, name), text);
		}
		await installPackages(unfinished, recipe.attempts);
		say('Packages are there; now the database driver sqlite3.');
		const modules = join(unfinished, 'node_modules');
		const way = await makeSqlite(modules, await findNode(modules, recipe.version));
		say(`sqlite3 is there, ${way}.`);
		await rename(unfinished, folder);
		await removeUnfinished(folder);
	} finally {
		forget();
		await remove();
	}
}

/** What killed programs have left of the same n8n. */
async function removeUnfinished(folder: string): Promise<void> {
	const beginning = `${basename(folder)}${unfinishedMark}`;
	const names = await readdir(dirname(folder));
	for (const name of names.filter((found) => found.startsWith(beginning))) {
		await rm(join(dirname(folder), name), { recursive: true, force: true });
	}
}

async function installPackages(folder: string, attempts: string[][]): Promise<void> {
	const [options = [], ...others] = attempts;
	const installing = runNpm(['install', ...options], { cwd: folder });
	await installing.catch(async (reason: unknown) => {
		if (others.length === 0) throw reason;
		await rm(join(folder, 'node_modules'), { recursive: true, force: true });
		await installPackages(folder, others);
	});
}

/** The Node that came along, or the running one where that cannot run on this machine. */
async function findNode(modules: string, version: string): Promise<string> {
	const brought = broughtNode(modules);
	for (const node of [brought, process.execPath]) {
		if (node !== null && (await majorOf(node)) >= neededNode) return node;
	}
	throw new Error(
		`n8n ${version} needs Node ${neededNode}, and npm has none for ${process.platform} ${process.arch}: install Node ${neededNode} from nodejs.org and start again.`,
	);
}

/** 0 for a Node that is not there or not for this machine. */
async function majorOf(node: string): Promise<number> {
	if (!existsSync(node)) return 0;
	try {
		return Number((await run(node, ['-p', 'process.versions.node.split(".")[0]'])).trim());
	} catch {
		return 0;
	}
}
