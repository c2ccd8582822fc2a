// What the trigger's tests share: a local fal, a clock that stands unless moved, finished requests.
import type { ForeignRequest, LocalFal } from '../emulator/localFal';
import { useLocalFal } from '../engine/setup';
import { useFakeClock } from '../support/clock';
import { upscaler } from './engines';

export const minuteMs = 60_000;
export const hourMs = 60 * minuteMs;

export interface Scene {
	fal(): LocalFal;
	/** Lets time pass, here and at fal. */
	pass(minutes: number): void;
	/** Books a request of the upscaler that ends now, and gives its id. */
	finish(requestId: string, more?: Partial<ForeignRequest>): string;
	/** Books so many, ended a second apart up to now; the ids are prefix1 (oldest) and so on. */
	finishMany(prefix: string, count: number): string[];
	/** How often the history was asked. */
	asked(): number;
	/** From now on each answer takes so many seconds; a result's pass with the call after it. */
	slow(seconds: number): void;
}

/** For one test file. */
export function useScene(): Scene {
	const fal = useLocalFal();
	beforeEach(() => {
		useFakeClock();
		jest.setSystemTime(Date.parse('2026-11-20T22:00:00.000Z'));
	});
	const finish: Scene['finish'] = (requestId, more) =>
		fal().past({ endpointId: upscaler, endedAtMs: Date.now(), requestId, ...more });
	return {
		fal,
		finish,
		pass(minutes) {
			jest.setSystemTime(Date.now() + minutes * minuteMs);
		},
		finishMany: (prefix, count) =>
			Array.from({ length: count }, (_, at) =>
				finish(`${prefix}${at + 1}`, { endedAtMs: Date.now() - (count - at - 1) * 1000 }),
			),
		slow(seconds) {
			let answered = fal().exchanges.length;
			fal().clock(() => {
				const arrived = fal().exchanges.length;
				jest.setSystemTime(Date.now() + (arrived - answered) * seconds * 1000);
				answered = arrived;
				return Date.now();
			});
		},
		asked: () => fal().exchanges.filter(({ operation }) => operation === 'history').length,
	};
}
