/* eslint-disable @n8n/community-nodes/no-restricted-imports, @n8n/community-nodes/no-restricted-globals, @n8n/community-nodes/no-dangerous-functions */
// How much memory a large file takes on its way in and out, beside reading it whole as most nodes do.
import { spawn } from 'node:child_process';
import { appendFile } from 'node:fs/promises';
import { join } from 'node:path';

import { startLocalFal } from '../emulator/localFal';
import { createClipFolder } from '../emulator/testClips';
import type { Passage } from './passage';

const MEGABYTE = 1024 * 1024;

const passages: ReadonlyArray<Pick<Passage, 'passage' | 'count'> & { what: string }> = [
	{ passage: 'in', count: 1, what: 'in: binary field → fal, by Upscale' },
	{ passage: 'in', count: 4, what: 'in, four at once' },
	{ passage: 'out', count: 1, what: 'out: result → binary field, by Upscale' },
	{ passage: 'out', count: 4, what: 'out, four at once' },
	{ passage: 'whole', count: 1, what: 'out: the same file by arraybuffer' },
];

/** Each passage runs in a process of its own; the local fal stays in this one. */
export async function passageMemory(megabytes: number): Promise<string[][]> {
	const folder = await createClipFolder();
	const small = await folder.make('small.mp4', { seconds: 2, width: 640, height: 360, fps: 24 });
	const big = await folder.make('big.mp4', { seconds: 2, width: 640, height: 360, fps: 24 });
	// A box that players skip makes the clip as large as it takes.
	const free = Buffer.alloc(megabytes * MEGABYTE, 'x');
	free.writeUInt32BE(free.length, 0);
	free.write('free', 4, 'latin1');
	await appendFile(big, free);
	const fal = await startLocalFal({ sampleClip: big, concurrency: 10 });
	try {
		const lines: string[][] = [];
		for (const { passage, count, what } of passages) {
			const { proxyUrl, apiKey } = fal;
			const address = fal.publish(passage === 'in' ? small : big);
			const peak = await measure({ passage, count, file: big, address, proxyUrl, apiKey });
			lines.push([`${megabytes} MB ${what}, files on disk`, `${peak.toFixed(0)} MB of memory`]);
		}
		return lines;
	} finally {
		await fal.close();
		await folder.remove();
	}
}

async function measure(passage: Passage): Promise<number> {
	const args = ['--expose-gc', '-r', 'tsx/cjs', join(__dirname, 'passage.ts')];
	const child = spawn(process.execPath, [...args, JSON.stringify(passage)], {
		stdio: ['ignore', 'pipe', 'inherit'],
	});
	let said = '';
	child.stdout.on('data', (chunk: Buffer) => (said += chunk.toString()));
	const code = await new Promise<number | null>((resolve) => child.once('close', resolve));
	const megabytes = Number(/peak (-?[\d.]+)/.exec(said)?.[1]);
	if (code !== 0 || Number.isNaN(megabytes)) throw new Error(`The passage failed: ${said}`);
	return megabytes;
}
