/* eslint-disable @n8n/community-nodes/no-restricted-imports */
// Items with files, as n8n's nodes hand them on.
import type { IBinaryData, INodeExecutionData } from 'n8n-workflow';
import { readFile } from 'node:fs/promises';

import { insideNode } from './insideNode';
import { keepBinaryData, type BinaryMode } from './surroundings';

/** A field of a form that takes a file of the item. */
export function binaryField(name: string) {
	return { __rl: true, mode: 'binary', value: name };
}

/** Stores a file as n8n does in the mode of this test. */
export async function stored(
	file: string,
	fileName = 'clip.mp4',
	mimeType = 'video/mp4',
): Promise<IBinaryData> {
	const content = await readFile(file);
	return await insideNode(
		async ({ helpers }) => await helpers.prepareBinaryData(content, fileName, mimeType),
	);
}

export function itemWith(binary: Record<string, IBinaryData>): INodeExecutionData {
	return { json: {}, binary };
}

/** For describe.each: where n8n keeps binary data, in words and as its setting. */
export const binaryModes: ReadonlyArray<[string, BinaryMode]> = [
	['in memory', 'default'],
	['in files', 'filesystem'],
];

/** Binary data is kept so in every test of the file or the describe block. */
export function useBinaryMode(mode: BinaryMode): void {
	beforeAll(async () => await keepBinaryData(mode));
}
