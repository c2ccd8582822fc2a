/* eslint-disable @n8n/community-nodes/no-restricted-imports */
// Waits for what another program does.
import { setTimeout as sleep } from 'node:timers/promises';

const lookEveryMs = 200;
/** Below jest's own limit, which would not say what was waited for. */
const giveUpAfterMs = 100_000;

/** Looks until what it sees is enough, and hands that back. Fails with the last it has seen. */
export async function until<Seen>(
	look: () => Promise<Seen>,
	enough: (seen: Seen) => boolean,
): Promise<Seen> {
	const deadline = Date.now() + giveUpAfterMs;
	for (;;) {
		const seen = await look();
		if (enough(seen)) return seen;
		if (Date.now() > deadline) {
			throw new Error(`Waited in vain: ${JSON.stringify(seen)?.slice(0, 2_000)}`);
		}
		await sleep(lookEveryMs);
	}
}
