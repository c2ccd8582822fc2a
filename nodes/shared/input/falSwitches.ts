import { InvalidInputError } from '../failures/failure';
import type { FalSwitches } from '../fal/switches';
import { numberOf } from '../util/unknown';

/**
 * fal's own switches, which stand among the options.
 * @throws InvalidInputError for a time that is none, and for switches that do not go together
 */
export function readFalSwitches(
	options: Record<string, unknown>,
	{ waitMode, reuseWithinHours }: { waitMode: string; reuseWithinHours: number },
): FalSwitches {
	const switches: FalSwitches = {
		keepResultHours: time('Keep Result (Hours)', 'hours', options.keepResultHours),
		storesNothing: isOn(options.doNotStore),
		startWithinMinutes: time(
			'Give Up If Not Started Within (Minutes)',
			'minutes',
			options.startWithinMinutes,
		),
		noRetry: isOn(options.noRetryAtFal),
		noFallback: isOn(options.noFallback),
		lowPriority: isOn(options.lowPriority),
	};
	if (switches.storesNothing && waitMode === 'submit') {
		throw new InvalidInputError(
			'Do Not Store at fal',
			'Do Not Store at fal is on, but Wait Mode only submits: its result is gone after an hour at most',
			'Set Wait Mode to wait, or turn Do Not Store at fal off.',
		);
	}
	if (reuseWithinHours > 0 && (switches.keepResultHours > 0 || switches.noFallback)) {
		const label = switches.noFallback ? 'No Fallback Endpoint' : 'Keep Result (Hours)';
		throw new InvalidInputError(
			label,
			`${label} and Reuse Identical Result are both set, but fal's history does not say how a result was made or how long it is kept`,
			'Use one of the two.',
		);
	}
	return switches;
}

function isOn(value: unknown): boolean {
	return value === true || value === 'true';
}

function time(label: string, unit: 'hours' | 'minutes', value: unknown = 0): number {
	const number = numberOf(value);
	if (number !== null && number >= 0) return number;
	throw new InvalidInputError(label, `${label} "${String(value)}" is not a number of ${unit}`);
}
