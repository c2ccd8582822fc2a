/* eslint-disable @n8n/community-nodes/no-restricted-imports */
// Items with files, as n8n's nodes hand them on.
import type { IBinaryData, INodeExecutionData } from 'n8n-workflow';
import { readFile } from 'node:fs/promises';

import { insideNode } from './insideNode';

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
