import { InvalidInputError } from '../failures/failure';
import type { FalSwitches } from '../fal/switches';
import { HOURS, readAddedAmount, readAddedSwitch, type Options } from './readers';

/**
 * fal's own switches, which stand among the options.
 * @throws InvalidInputError for a value that cannot be read, and for switches that do not go together
 */
export function readFalSwitches(
	options: Options,
	{ waitMode, reuseWithinHours }: { waitMode: string; reuseWithinHours: number },
): FalSwitches {
	const switches: FalSwitches = {
		keepResultHours: readAddedAmount('Keep Result (Hours)', options, 'keepResultHours', HOURS),
		storesNothing: readAddedSwitch('Do Not Store at Fal', options, 'doNotStore'),
		startWithinMinutes: readAddedAmount(
			'Start Timeout (Minutes)',
			options,
			'startWithinMinutes',
			'a number of minutes above 0',
		),
		noRetry: readAddedSwitch('No Retry at Fal', options, 'noRetryAtFal'),
		noFallback: readAddedSwitch('No Fallback Endpoint', options, 'noFallback'),
		lowPriority: readAddedSwitch('Low Priority', options, 'lowPriority'),
	};
	if (switches.storesNothing && waitMode === 'submit') {
		throw new InvalidInputError(
			'Do Not Store at Fal',
			'Do Not Store at Fal is on, but Wait Mode only submits: its result is gone after an hour at most',
			'Set Wait Mode to wait, or turn Do Not Store at Fal off.',
		);
	}
	if (reuseWithinHours > 0 && (switches.keepResultHours > 0 || switches.noFallback)) {
		const label = switches.noFallback ? 'No Fallback Endpoint' : 'Keep Result (Hours)';
		throw new InvalidInputError(
			label,
			`${label} and Reuse Result are both set, but fal's history does not say how a result was made or how long it is kept`,
			'Use one of the two.',
		);
	}
	return switches;
}
