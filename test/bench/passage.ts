/* eslint-disable @n8n/community-nodes/no-restricted-imports, @n8n/community-nodes/no-restricted-globals, no-console */
// One file on its way through n8n's engine in this process, and the most memory it took.
import '../engine/filesOnDisk';
import { createReadStream } from 'node:fs';
import type { LocalFal } from '../emulator/types';
import { binaryField } from '../engine/binaryItems';
import { insideNode } from '../engine/insideNode';
import { NODE, runVideoNode } from '../engine/videoRun';

export interface Passage {
	passage: 'in' | 'out' | 'whole';
	/** So many files at once. */
	count: number;
	/** The large file on this machine, and a file at an address. */
	file: string;
	address: string;
	proxyUrl: string;
	apiKey: string;
}

const MEGABYTE = 1024 * 1024;
const SAMPLE_MS = 5;

async function pass(given: Passage): Promise<number> {
	const fal = given as unknown as LocalFal;
	const once = async () => await passages[given.passage](given, fal);
	const stored = given.passage === 'in' ? await store(given.file) : undefined;
	// What is loaded once does not count.
	await insideNode(async () => null);
	global.gc?.();
	const baseline = process.memoryUsage().rss;
	let peak = baseline;
	const sampling = setInterval(() => {
		peak = Math.max(peak, process.memoryUsage().rss);
	}, SAMPLE_MS);
	if (stored) await bring(fal, Array<Stored>(given.count).fill(stored));
	else await once();
	clearInterval(sampling);
	return (peak - baseline) / MEGABYTE;
}

type Stored = Awaited<ReturnType<typeof store>>;

async function store(file: string) {
	return await insideNode(
		async ({ helpers }) =>
			await helpers.prepareBinaryData(createReadStream(file), 'big.mp4', 'video/mp4'),
	);
}

async function bring(fal: LocalFal, files: readonly Stored[]): Promise<void> {
	const run = await runVideoNode(fal, {
		node: 'upscale',
		sourceCheck: null,
		parameters: { video_url: binaryField('data'), waitMode: 'submit' },
		inputItems: files.map((data) => ({ json: {}, binary: { data } })),
	});
	if (run.error) throw run.error;
}

const passages = {
	in: async () => undefined,
	async out({ address, count }: Passage, fal: LocalFal) {
		const run = await runVideoNode(fal, {
			node: 'upscale',
			parameters: { video_url: address, output: 'linkAndFile' },
			items: Array.from({ length: count }, () => ({})),
		});
		if (run.error) throw run.error;
		if (!run.items(NODE).every(({ binary }) => binary)) throw new Error('Nothing was downloaded');
	},
	async whole({ address }: Passage) {
		await insideNode(async ({ helpers }) => {
			const content = (await helpers.httpRequest({
				url: address,
				encoding: 'arraybuffer',
			})) as Buffer;
			return await helpers.prepareBinaryData(Buffer.from(content), 'big.mp4', 'video/mp4');
		});
	},
};

pass(JSON.parse(process.argv[2]) as Passage).then(
	(megabytes) => {
		console.log(`peak ${megabytes.toFixed(1)}`);
		process.exit(0);
	},
	(error: unknown) => {
		console.error(error);
		process.exit(1);
	},
);
