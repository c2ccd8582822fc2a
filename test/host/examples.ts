/* eslint-disable @n8n/community-nodes/no-restricted-imports */
// The example workflows in the order in which to try them.
import { existsSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { projectFolder } from './places';

export interface ExampleNode {
	name: string;
	type: string;
	parameters: Record<string, unknown>;
	credentials?: Record<string, { id: string; name: string }>;
	[more: string]: unknown;
}

/** A workflow as n8n exports it. */
export interface Example {
	name: string;
	nodes: ExampleNode[];
	connections: Record<string, unknown>;
	settings: Record<string, unknown>;
	pinData: Record<string, unknown>;
}

const order = [
	'start-here.json',
	'enhance.json',
	'style-transfer.json',
	'batch.json',
	'binary.json',
	'text-to-video.json',
	'first-and-last-frame.json',
	'paused-edit.json',
	'submit-at-night.json',
	'collect-in-the-morning.json',
];

/** Where the examples that exist lie, in order. */
export function exampleFiles(): string[] {
	return order
		.map((name) => join(projectFolder, 'examples', name))
		.filter((file) => existsSync(file));
}

/** All examples; from the second on, their names begin with their number. */
export async function readExamples(): Promise<Example[]> {
	const examples = await Promise.all(exampleFiles().map(readExample));
	return examples.map((example, place) =>
		place === 0 ? example : { ...example, name: `${place + 1}. ${example.name}` },
	);
}

export async function readExample(file: string): Promise<Example> {
	return JSON.parse(await readFile(file, 'utf8')) as Example;
}
