/* eslint-disable @n8n/community-nodes/no-restricted-imports */
// The clips of the stories: a small video for each scenario, known again by its name or its content.
import type { INodeExecutionData } from 'n8n-workflow';
import { createHash } from 'node:crypto';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { basename, join } from 'node:path';

import type { LocalFal } from '../emulator/types';
import { scenarios, type Scenario, type Story } from './story';

const MIME_TYPE = 'video/mp4';
/** Long and large enough for every model. */
const SECONDS = 5;
const [WIDTH, HEIGHT, FRAMES_PER_SECOND] = [1280, 720, 24];

/** The content of a scenario's clip: an mp4 header, and the scenario's name where the pictures would be. */
function contentOf(scenario: Scenario): Buffer {
	const frames = SECONDS * FRAMES_PER_SECOND;
	const table = box('stbl', [
		leaf('stsd', { 12: 'avc1', 40: (WIDTH << 16) | HEIGHT }),
		leaf('stsz', { 8: frames }),
	]);
	const media = box('mdia', [
		leaf('mdhd', { 12: FRAMES_PER_SECOND, 16: frames }),
		leaf('hdlr', { 8: 'vide' }),
		box('minf', [table]),
	]);
	const track = box('trak', [leaf('tkhd', { 12: 1 }), media]);
	const movie = box('moov', [leaf('mvhd', { 12: 1, 16: SECONDS }), track]);
	return Buffer.concat([leaf('ftyp', { 0: 'isom' }), movie, box('mdat', [Buffer.from(scenario)])]);
}

function box(type: string, content: Buffer[]): Buffer {
	const head = Buffer.alloc(8);
	head.writeUInt32BE(
		content.reduce((bytes, { length }) => bytes + length, head.length),
		0,
	);
	head.write(type, 4);
	return Buffer.concat([head, ...content]);
}

/** @param values numbers and four letters by their place in the box */
function leaf(type: string, values: Record<number, number | string>): Buffer {
	const content = Buffer.alloc(88);
	for (const [place, value] of Object.entries(values)) {
		if (typeof value === 'number') content.writeUInt32BE(value, Number(place));
		else content.write(value, Number(place));
	}
	return box(type, [content]);
}

const hashes = new Map(
	scenarios.map((scenario) => [
		createHash('sha256').update(contentOf(scenario)).digest('hex'),
		scenario,
	]),
);

/** Whose clip lies at an address, an upload's too; null where that is none of ours. */
export function scenarioOf(address: unknown): Scenario | null {
	if (address === NO_LINK) return 'invalid';
	const name = basename(String(address), '.mp4');
	return (
		scenarios.find((scenario) => scenario === name) ??
		hashes.get(name.replace(/^n8n-(\w+)-\w+$/, '$1')) ??
		null
	);
}

const NO_LINK = 'no link at all';
/** Marks what somebody else uploaded. */
const ANOTHER_EXECUTION = '0'.repeat(16);
const uploadOf = (scenario: Scenario): string => {
	const [hash] = [...hashes].find(([, one]) => one === scenario) ?? [];
	return `https://v3.fal.media/files/past/n8n-${hash}-${ANOTHER_EXECUTION}.mp4`;
};

export interface ClipFolder {
	/** The clips on the web, as a play finds them; fal must have been reset. */
	publish(fal: LocalFal, source: Story['source']): Addresses;
	remove(): Promise<void>;
}

/** Where a scenario's clip lies, or lay when fal got it. */
export type Addresses = (scenario: Scenario) => string;

/** Puts every clip on the disk, for the local fal to serve. */
export async function createClips(): Promise<ClipFolder> {
	const folder = await mkdtemp(join(tmpdir(), 'chaos-'));
	const fileOf = (scenario: Scenario): string => join(folder, `${scenario}.mp4`);
	await Promise.all(
		scenarios.map(async (scenario) => await writeFile(fileOf(scenario), contentOf(scenario))),
	);
	return {
		publish(fal, source) {
			if (source === 'file') return uploadOf;
			const published = new Map(
				source === 'seen'
					? scenarios.map((scenario) => [scenario, fal.publish(fileOf(scenario))])
					: [],
			);
			return (scenario) => published.get(scenario) ?? `https://example.com/${scenario}.mp4`;
		},
		async remove() {
			await rm(folder, { recursive: true, force: true });
		},
	};
}

/** The input item for a scenario; the wrong one has no link, or no file. */
export function itemOf(
	scenario: Scenario,
	source: Story['source'],
	addressOf: Addresses,
): INodeExecutionData {
	const isWrong = scenario === 'invalid';
	if (source !== 'file') return { json: { url: isWrong ? NO_LINK : addressOf(scenario) } };
	if (isWrong) return { json: {} };
	const data = contentOf(scenario).toString('base64');
	return { json: {}, binary: { data: { data, mimeType: MIME_TYPE, fileName: `${scenario}.mp4` } } };
}
