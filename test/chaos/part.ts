/* eslint-disable @n8n/community-nodes/no-restricted-imports, @n8n/community-nodes/no-restricted-globals, @n8n/community-nodes/no-dangerous-functions */
// Stories of one seed, played in a process of their own.
import { spawn } from 'node:child_process';
import { createRequire } from 'node:module';

import type { Story } from './story';

const runner = createRequire(__filename).resolve('jest/bin/jest');

export interface Part {
	seed: number;
	runs: number;
	/** Of one story within the seed. */
	path?: string;
	/** What all stories have in common; a path holds only together with it. */
	where?: Partial<Story>;
}

export interface PartOptions {
	/** Ends the process. */
	signal?: AbortSignal;
	/** Where the process and jest put what they need for a while. */
	temporary?: { files: string; cache: string };
}

/** null where every rule held, otherwise jest's whole report. */
export async function playPart(
	project: string,
	{ seed, runs, path, where }: Part,
	{ signal, temporary }: PartOptions = {},
): Promise<string | null> {
	const env: NodeJS.ProcessEnv = {
		...process.env,
		CHAOS_RUNS: String(runs),
		CHAOS_SEED: String(seed),
		...(path !== undefined && { CHAOS_PATH: path }),
		...(where && { CHAOS_WHERE: JSON.stringify(where) }),
		...(temporary && { TMPDIR: temporary.files }),
	};
	const args = [runner, 'test/chaos/chaos.test.ts', '--runInBand'];
	if (temporary) args.push('--cacheDirectory', temporary.cache);
	if (signal?.aborted) return 'Interrupted';
	const child = spawn(process.execPath, args, { cwd: project, env });
	const end = (): boolean => child.kill('SIGKILL');
	signal?.addEventListener('abort', end);
	let report = '';
	for (const stream of [child.stdout, child.stderr]) {
		stream.on('data', (chunk: Buffer) => (report += chunk.toString()));
	}
	const code = await new Promise((resolve) => child.on('close', resolve));
	signal?.removeEventListener('abort', end);
	return code === 0 ? null : report;
}
