import { isPassing, retryAfterMs } from '../fal/answers';
import type { Answer } from '../fal/client';
import { backoffMs, pause } from './pace';

const ATTEMPTS = 5;

/** Repeats a read that nothing is decided by yet, until it works out or has been tried often. */
export async function patiently(
	read: () => Promise<Answer>,
	stopped: () => boolean,
): Promise<Answer> {
	for (let attempt = 1; ; attempt++) {
		const answer = await read();
		if (!isPassing(answer) || attempt === ATTEMPTS || stopped()) return answer;
		await pause(retryAfterMs(answer) ?? backoffMs(attempt), stopped);
	}
}
