/* eslint-disable @n8n/community-nodes/no-restricted-imports, @n8n/community-nodes/no-restricted-globals */
// Keeps two programs from doing the same work in the same place at once.
import { mkdir, rm, stat, utimes } from 'node:fs/promises';
import { setTimeout as sleep } from 'node:timers/promises';
import { beforeEnd } from './ending';

const beatMs = 2_000;
const deadAfterMs = 20_000;

/**
 * Runs `work` while holding the folder `place`, which its holder touches every two seconds.
 * Waits for another holder, and takes over from one that no longer lives.
 */
export async function withLock<Result>(
	place: string,
	work: () => Promise<Result>,
	onWait: () => void,
): Promise<Result> {
	if (!(await take(place))) {
		onWait();
		while (!(await take(place))) {
			await removeIfDead(place);
			await sleep(500);
		}
	}
	const beat = setInterval(() => {
		const now = new Date();
		utimes(place, now, now).catch(() => clearInterval(beat));
	}, beatMs);
	const release = async (): Promise<void> => {
		clearInterval(beat);
		await rm(place, { recursive: true, force: true });
	};
	const forget = beforeEnd(release);
	try {
		return await work();
	} finally {
		forget();
		await release();
	}
}

async function take(place: string): Promise<boolean> {
	// With this option, mkdir tells whether it was this call that made the folder.
	return (await mkdir(place, { recursive: true })) !== undefined;
}

async function removeIfDead(place: string): Promise<void> {
	const beat = await stat(place).catch(() => null);
	if (beat !== null && Date.now() - beat.mtimeMs > deadAfterMs) {
		await rm(place, { recursive: true, force: true });
	}
}
