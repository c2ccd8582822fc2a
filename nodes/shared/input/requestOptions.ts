import type { IExecuteFunctions } from 'n8n-workflow';

import { InvalidInputError } from '../failures/failure';
import { MINUTE_MS } from '../util/units';
import { numberOf, recordOf } from '../util/unknown';
import type { FalSwitches } from '../fal/switches';
import { readFalSwitches } from './falSwitches';
import { readTags } from './tags';

const WAIT_MODES = ['wait', 'submit'] as const;
const ON_TIMEOUT = ['fail', 'handOn', 'cancel'] as const;
const CANCEL_ON_STOP = ['all', 'queued', 'none'] as const;
const SOURCE_CHECKS = ['standard', 'strict', 'off'] as const;

export interface DownloadOptions {
	/** The binary field it is put into. */
	field: string;
	/** '' for fal's own. */
	fileName: string;
	mostMegabytes: number;
}

/** How one item's request is to be followed; only tags and switches reach fal, as headers. */
export interface RequestOptions {
	waitMode: (typeof WAIT_MODES)[number];
	queueTimeoutMs: number;
	processingTimeoutMs: number;
	onTimeout: (typeof ON_TIMEOUT)[number];
	cancelOnStop: (typeof CANCEL_ON_STOP)[number];
	/** 0: an identical result is bought again. */
	reuseWithinHours: number;
	logs: boolean;
	sourceCheck: (typeof SOURCE_CHECKS)[number];
	/** US dollars; 0 sets no limit. */
	maxCostPerItem: number;
	maxCostPerExecution: number;
	/** Hours after which fal deletes what was uploaded; 0 keeps it. */
	deleteUploadsAfter: number;
	/** What to do with the finished video; null: hand on its link only. */
	download: DownloadOptions | null;
	/** Everything but the order. */
	dryRun: boolean;
	/** The X-Fal-Tags header; '' for none. */
	tags: string;
	switches: FalSwitches;
}

/** @throws InvalidInputError for a choice or a time that is none */
export function readRequestOptions(context: IExecuteFunctions, itemIndex: number): RequestOptions {
	const waitMode = context.getNodeParameter('waitMode', itemIndex, 'wait');
	const options = recordOf(context.getNodeParameter('options', itemIndex, {}));
	const mode = choice('Wait Mode', WAIT_MODES, waitMode);
	const reuseWithinHours = hours('Reuse Identical Result', options.reuseWithinHours);
	return {
		waitMode: mode,
		queueTimeoutMs: minutes('Queue Timeout', options.queueTimeout, 720),
		processingTimeoutMs: minutes('Processing Timeout', options.processingTimeout, 60),
		onTimeout: choice('On Timeout', ON_TIMEOUT, options.onDeadline ?? 'fail'),
		cancelOnStop: choice('Cancel on Stop', CANCEL_ON_STOP, options.cancelOnStop ?? 'all'),
		reuseWithinHours,
		logs: options.logs === true,
		sourceCheck: choice('Source Check', SOURCE_CHECKS, options.sourceCheck ?? 'standard'),
		maxCostPerItem: usd('Max Cost per Item', options.maxCostPerItem),
		maxCostPerExecution: usd('Max Cost per Execution', options.maxCostPerExecution),
		deleteUploadsAfter: hours('Delete Uploads After', options.deleteUploadsAfter),
		download: readDownload(options),
		dryRun: options.dryRun === true || options.dryRun === 'true',
		tags: readTags(options.tags),
		switches: readFalSwitches(options, { waitMode: mode, reuseWithinHours }),
	};
}

function choice<Value extends string>(
	label: string,
	choices: readonly Value[],
	value: unknown,
): Value {
	const chosen = choices.find((one) => one === value);
	if (chosen !== undefined) return chosen;
	throw new InvalidInputError(
		label,
		`${label} "${String(value)}" is not offered; it takes ${choices.join(', ')}`,
	);
}

function minutes(label: string, value: unknown, otherwise: number): number {
	const number = value === undefined ? otherwise : numberOf(value);
	if (number !== null && number > 0) return number * MINUTE_MS;
	throw new InvalidInputError(label, `${label} "${String(value)}" is not a number of minutes`);
}

function hours(label: string, value: unknown = 0): number {
	const number = numberOf(value);
	if (number !== null && number >= 0) return number;
	throw new InvalidInputError(label, `${label} "${String(value)}" is not a number of hours`);
}

/** An expression that gives nothing must not turn a limit off. */
function usd(label: string, value: unknown = 0): number {
	const number = numberOf(value);
	if (number !== null && number >= 0) return number;
	throw new InvalidInputError(label, `${label} "${String(value)}" is not an amount of US dollars`);
}

/** @throws InvalidInputError for a size that is none */
export function readDownload(options: Record<string, unknown>): DownloadOptions | null {
	const { downloadResult, downloadField, downloadFileName, maxDownloadMb } = options;
	if (downloadResult !== true && downloadResult !== 'true') return null;
	const most = maxDownloadMb === undefined ? 500 : numberOf(maxDownloadMb);
	if (most === null || most <= 0) {
		const label = 'Download Limit (MB)';
		throw new InvalidInputError(label, `${label} "${String(maxDownloadMb)}" is not a size`);
	}
	return {
		field: String(downloadField ?? '').trim() || 'data',
		fileName: String(downloadFileName ?? '').trim(),
		mostMegabytes: most,
	};
}
