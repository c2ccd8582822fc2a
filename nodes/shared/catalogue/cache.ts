import { MINUTE_MS } from '../util/units';

/** Answers that stay good for a while. */
export interface Cache<Value> {
	/**
	 * The kept answer, or a new one; those who ask at the same time share one question.
	 * @throws what the question threw; nothing is kept then
	 */
	get(key: string, ask: () => Promise<Value>): Promise<Value>;
}

interface CacheOptions<Value> {
	/** Entries; the oldest goes first. */
	most?: number;
	keepMs?: number;
	/** Whether the answer is worth keeping, e.g. no failure. */
	keeps: (value: Value) => boolean;
	nowMs?: () => number;
}

/** No timers: what is too old is dropped when it is asked for or when room is needed. */
export function createCache<Value>({
	most = 100,
	keepMs = 10 * MINUTE_MS,
	keeps,
	nowMs = Date.now,
}: CacheOptions<Value>): Cache<Value> {
	const entries = new Map<string, { askedMs: number; answer: Promise<Value> }>();

	return {
		async get(key, ask) {
			const kept = entries.get(key);
			if (kept !== undefined && nowMs() - kept.askedMs < keepMs) return await kept.answer;
			entries.delete(key);
			const answer = ask();
			entries.set(key, { askedMs: nowMs(), answer });
			for (const oldest of entries.keys()) {
				if (entries.size <= most) break;
				entries.delete(oldest);
			}
			let isGood = false;
			try {
				const value = await answer;
				isGood = keeps(value);
				return value;
			} finally {
				// Another question may stand there by now.
				if (!isGood && entries.get(key)?.answer === answer) entries.delete(key);
			}
		},
	};
}
