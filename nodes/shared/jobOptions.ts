import type { IExecuteFunctions } from 'n8n-workflow';

import { InvalidInputError } from './errors';
import { MINUTE_MS } from './pace';
import { numberOf, recordOf } from './records';

/** How one item's job is to be run; none of it reaches fal. */
export interface JobOptions {
	waitMode: 'wait' | 'submit';
	queueTimeoutMs: number;
	processingTimeoutMs: number;
	logs: boolean;
}

/** @throws InvalidInputError for a mode or a time that is none */
export function readJobOptions(context: IExecuteFunctions, itemIndex: number): JobOptions {
	const waitMode = context.getNodeParameter('waitMode', itemIndex, 'wait');
	if (waitMode !== 'wait' && waitMode !== 'submit') {
		throw new InvalidInputError(
			'Wait Mode',
			`Wait Mode "${String(waitMode)}" is not offered; it takes wait or submit`,
		);
	}
	const options = recordOf(context.getNodeParameter('options', itemIndex, {}));
	return {
		waitMode,
		queueTimeoutMs: minutes('Queue Timeout', options.queueTimeout, 720),
		processingTimeoutMs: minutes('Processing Timeout', options.processingTimeout, 60),
		logs: options.logs === true,
	};
}

function minutes(label: string, value: unknown, otherwise: number): number {
	const number = value === undefined ? otherwise : numberOf(value);
	if (number !== null && number > 0) return number * MINUTE_MS;
	throw new InvalidInputError(label, `${label} "${String(value)}" is not a number of minutes`);
}
