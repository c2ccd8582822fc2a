import { estimateOf, limitFailure, type Estimate } from '../cost/estimate';
import { createPrices, type ReadPrice, type UnitPrice } from '../cost/prices';
import { createUsualTimes, type ReadUsualTime } from '../cost/usualTime';
import type { VideoRequest } from '../input/input';
import type { VideoNode } from '../model/model';
import { CUSTOM, knownModel } from '../model/menu';
import { dryRunOutcome } from '../output/dryRun';
import type { CheckedFile } from '../preflight/checkedFile';
import { preflightFailure, stopping, warningOf, type Finding } from '../preflight/finding';
import { findingsOf } from '../preflight/findings';
import { createLook, type Look } from '../preflight/look';
import {
	failed,
	withOutcome,
	type CheckedItem,
	type EndedItem,
	type InDoubtItem,
	type OpenItem,
	type UnsentItem,
} from '../request/item';
import type { Run } from '../request/run';
import { affordable } from './afford';
import { guarded } from './inRun';
import type { ClaimedItems } from './takeOver';

/** After Stop an item may still be unsent: then it was not looked at. */
export type CheckedItems = ReadonlyArray<
	UnsentItem | CheckedItem | InDoubtItem | OpenItem | EndedItem
>;

/** What was seen of one item. */
interface Seen {
	findings: Finding[];
	price: UnitPrice;
	estimate: Estimate;
	/** 'usually about 2 min'; null: not known, or not asked for. */
	usualTime: string | null;
}

interface Tools {
	run: Run;
	look: Look;
	readPrice: ReadPrice;
	node: Pick<VideoNode, 'models' | 'listed'>;
	readUsualTime: ReadUsualTime;
}

const NO_PRICES = 'The key may not read prices, so cost limits cannot work with it';

/**
 * Looks at every item that is to be submitted, its files, prompt and cost: free, and before anything
 * is bought. Stop ends it at once; then the items come back as they are.
 */
export async function check(
	items: ClaimedItems,
	run: Run,
	node: Pick<VideoNode, 'models' | 'listed'>,
): Promise<CheckedItems> {
	const { context, client, signal, spending } = run;
	const look = createLook(context.helpers, signal);
	const readPrice = createPrices(context.getContext('node'), client.pricing);
	const readUsualTime = createUsualTimes(client.analytics);
	const looking = Promise.all(
		items.map(async (item) =>
			item.state === 'unsent'
				? await guarded(item, async () => {
						const seen = await see(item, { run, look, readPrice, readUsualTime, node });
						return judge(item, seen, run);
					})
				: item,
		),
	);
	const checked = await Promise.race([looking, aborted(signal)]);
	return checked === 'aborted' ? items : affordable(checked, spending);
}

async function aborted(signal: AbortSignal): Promise<'aborted'> {
	return await new Promise((resolve) => {
		if (signal.aborted) resolve('aborted');
		signal.addEventListener('abort', () => resolve('aborted'), { once: true });
	});
}

async function see(
	{ submission }: UnsentItem,
	{ run, look, readPrice, readUsualTime, node }: Tools,
): Promise<Seen> {
	const { input, endpointId, locals, options } = submission;
	const known = knownModel(node, submission);
	const model = known ?? submission.model;
	const { proxyUrl } = run.client;
	const limited = options.maxCostPerItem > 0 || options.maxCostPerExecution > 0;
	const lookAt = options.sourceCheck !== 'off' || limited || options.dryRun;
	const [files, price, usualTime] = await Promise.all([
		lookAt ? look(submission, locals, proxyUrl) : [],
		readPrice(endpointId),
		options.dryRun ? readUsualTime(endpointId) : null,
	]);
	const facts = videoFactsOf(files);
	const estimate = estimateOf(price, { model: known, name: nameOf(submission), input, facts });
	const findings =
		options.sourceCheck === 'off'
			? []
			: findingsOf({ model, models: node.models, input, files, proxyUrl });
	return { findings, price, estimate, usualTime };
}

/** Refuses the item, or lets it go with what was found as warnings. */
function judge(
	item: UnsentItem,
	{ findings, price, estimate, usualTime }: Seen,
	run: Run,
): CheckedItem | EndedItem {
	const { options } = item.submission;
	noteMissingPrice(estimate, item.submission, run);
	const stops = stopping(findings, options.sourceCheck);
	const passed = findings.filter((one) => !stops.includes(one));
	const told = withOutcome(item, {
		estimatedCostUsd: estimate.usd,
		warnings: [
			...item.outcome.warnings,
			...passed.map(warningOf),
			...missingEstimateWarning(estimate),
		],
	});
	const failures = [
		stops.length > 0 ? preflightFailure(stops) : null,
		limitFailure(estimate, options),
	].filter((failure) => failure !== null);
	const checked: CheckedItem = { ...told, state: 'checked', estimatedUsd: estimate.usd, price };
	if (options.dryRun) {
		return { ...checked, outcome: dryRunOutcome(told.outcome, failures, usualTime) };
	}
	const [refusal] = failures;
	if (refusal === undefined) return checked;
	item.entry.remove();
	return failed(told, refusal);
}

/** For the hint after the run: what keeps the cost from being known. */
function noteMissingPrice(estimate: Estimate, submission: VideoRequest, { notes }: Run): void {
	if (estimate.usd !== null) return;
	if (estimate.missing === 'permission') notes.add(NO_PRICES);
	if (estimate.missing === 'published price') {
		notes.add(`fal publishes no price for ${nameOf(submission)}`);
	}
}

/** The form already says where fal publishes no price; a finding says where a source was not seen. */
function missingEstimateWarning(estimate: Estimate): string[] {
	if (estimate.usd !== null) return [];
	const isNews = estimate.missing === 'price' || estimate.missing === 'unit';
	return isNews ? [`${estimate.because}, so there is no estimate.`] : [];
}

function nameOf({ model, endpointId }: VideoRequest): string {
	return model.endpointId === CUSTOM ? endpointId : model.displayName;
}

function videoFactsOf(files: readonly CheckedFile[]) {
	const video = files.find(({ media }) => media === 'video');
	return video?.probed?.is === 'video' ? video.probed : null;
}
