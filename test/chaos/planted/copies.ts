/* eslint-disable @n8n/community-nodes/no-restricted-imports */
// Copies of the project in a folder outside it, each with one fault, in which the suite is run.
import { cp, mkdir, readFile, symlink, writeFile } from 'node:fs/promises';
import { join } from 'node:path';

import { playPart, type Part } from '../part';
import type { PlantedFault } from './faults';

/** All that the suite reads. */
const needed = [
	'package.json',
	'jest.config.js',
	'credentials',
	'icons',
	'nodes',
	'examples',
	'test/catalogue',
	'test/chaos',
	'test/emulator',
	'test/engine',
	'test/nodes',
	'test/support',
];

/** A copy that is not through by then hangs, which no rule says. */
const MOST_MS = 300_000;

export interface Copy {
	part: Part;
	/** null: the code as it is. */
	fault: PlantedFault | null;
	signal: AbortSignal;
}

/** The suite's report on a copy, which is made in the folder; null where every rule held. */
export async function playCopy(
	project: string,
	folder: string,
	{ part, fault, signal }: Copy,
): Promise<string | null> {
	const copy = join(folder, 'project');
	const files = join(folder, 'files');
	await mkdir(join(copy, 'test'), { recursive: true });
	await mkdir(files);
	for (const path of needed) await cp(join(project, path), join(copy, path), { recursive: true });
	await symlink(join(project, 'node_modules'), join(copy, 'node_modules'), 'dir');
	if (fault !== null) await writeFile(join(copy, fault.file), await planted(project, fault));
	const ending = AbortSignal.any([signal, AbortSignal.timeout(MOST_MS)]);
	const temporary = { files, cache: join(folder, '..', 'cache') };
	return await playPart(copy, part, { signal: ending, temporary });
}

/** The fault's file with the fault in it. Throws where the text to replace is not there just once. */
export async function planted(project: string, fault: PlantedFault): Promise<string> {
	const { name, file, text, replacement } = fault;
	const parts = (await readFile(join(project, file), 'utf8')).split(text);
	if (parts.length !== 2) {
		throw new Error(`"${name}": ${file} has the text ${parts.length - 1} times: ${text}`);
	}
	return parts.join(replacement);
}
