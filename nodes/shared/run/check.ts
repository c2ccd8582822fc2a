import type { IExecuteFunctions } from 'n8n-workflow';

import { estimateOf, limitFailure, type Estimate } from '../cost/estimate';
import { createPrices, type ReadPrice, type UnitPrice } from '../cost/prices';
import { quantityOf } from '../cost/quantity';
import { unexpected, type Failure } from '../failures/failure';
import type { VideoRequest } from '../input/input';
import type { VideoNode } from '../model/model';
import { CUSTOM } from '../model/menu';
import { dryRunOutcome } from '../output/dryRun';
import { findingsOf } from '../preflight/findings';
import type { CheckedFile } from '../preflight/checkedFile';
import { preflightFailure, stopping, warningOf, type Finding } from '../preflight/finding';
import { affordable, isNew } from './afford';
import { failed, withOutcome, type Item, type Order, type Run } from './item';
import { createLook, type Look } from '../preflight/look';
import type { Check } from './steps';

/** What was seen of one item. */
interface Seen {
	findings: Finding[];
	price: UnitPrice;
	estimate: Estimate;
}

const NO_PRICES = 'The key may not read prices, so cost limits cannot work with it';

/** Looks at every item, its files, prompt and cost: free, and before anything is bought. */
export function createCheck(context: IExecuteFunctions, { models }: VideoNode): Check {
	const look = createLook(context.helpers);
	return async (items, run) => {
		const readPrice = createPrices(context.getContext('node'), run.client.pricing);
		const checked = await Promise.all(
			items.map(async (item) => {
				const { order } = item;
				if (order === null || !isNew(order.claim)) return item;
				try {
					const seen = await see(order, { run, look, readPrice, models });
					return judged(item, order, seen, run);
				} catch (error) {
					return refused(item, order, unexpected(error, false, undefined));
				}
			}),
		);
		return affordable(checked, run.spending);
	};
}

async function see(
	{ request, options, locals = new Map() }: Order,
	{ run, look, readPrice, models }: Tools,
): Promise<Seen> {
	const { model, input, endpointId } = request;
	const { proxyUrl } = run.client;
	const limited = options.maxCostPerItem > 0 || options.maxCostPerExecution > 0;
	const lookAt = options.sourceCheck !== 'off' || limited || options.dryRun;
	const [files, price] = await Promise.all([
		lookAt ? look(request, locals, proxyUrl) : [],
		readPrice(endpointId),
	]);
	const facts = factsOf(files);
	const estimate = estimateOf(
		price,
		(unit) => quantityOf(unit, { model, input, facts }),
		nameOf(request),
	);
	const found =
		options.sourceCheck === 'off' ? [] : findingsOf({ model, models, input, files, proxyUrl });
	return { findings: found, price, estimate };
}

interface Tools {
	run: Run;
	look: Look;
	readPrice: ReadPrice;
	models: VideoNode['models'];
}

function judged(item: Item, order: Order, { findings, price, estimate }: Seen, run: Run): Item {
	const { options } = order;
	const missing = estimate.usd === null ? estimate.missing : null;
	if (missing === 'permission') run.notes.add(NO_PRICES);
	if (missing === 'published price')
		run.notes.add(`fal publishes no price for ${nameOf(order.request)}`);
	const stops = stopping(findings, options.sourceCheck);
	const overLimit = limitFailure(estimate, options);
	const told = withOutcome(item, {
		estimatedCostUsd: estimate.usd,
		warnings: [
			...item.outcome.warnings,
			...findings.filter((one) => !stops.includes(one)).map(warningOf),
			...costWarning(estimate),
		],
	});
	const found = stops.length > 0 ? preflightFailure(stops) : null;
	const failures = [found, overLimit].filter((one) => one !== null);
	const unitUsd = price.is === 'known' ? price.usd : null;
	const priced = { ...told, order: { ...order, estimatedUsd: estimate.usd, unitUsd } };
	if (options.dryRun) return { ...priced, outcome: dryRunOutcome(told.outcome, failures) };
	const [refusal] = failures;
	return refusal ? refused(told, order, refusal) : priced;
}

function nameOf({ model, endpointId }: VideoRequest): string {
	return model.endpointId === CUSTOM ? endpointId : model.displayName;
}

function refused(item: Item, order: Order, failure: Failure): Item {
	order.claim.drop();
	return { ...failed(item, failure), order: null };
}

/** That fal publishes no price the form tells, and of an unseen source there is a finding. */
function costWarning(estimate: Estimate): string[] {
	if (estimate.usd !== null) return [];
	const isNews = estimate.missing === 'price' || estimate.missing === 'unit';
	return isNews ? [`${estimate.because}, so there is no estimate.`] : [];
}

function factsOf(files: readonly CheckedFile[]) {
	const video = files.find(({ media }) => media === 'video');
	return video?.probed?.is === 'video' ? video.probed : null;
}
