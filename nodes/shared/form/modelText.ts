import { CUSTOM } from '../model/menu';
import type { Limits, Price, Retirement, VideoModel } from '../model/model';

/** The line under a model's name in the menu; n8n shows about 100 characters of it. */
export function menuDescription(model: VideoModel): string {
	if (model.endpointId === CUSTOM) return model.goodFor;
	if (model.retired) return `${priceText(model.price)}. ${retiredText(model.retired)}`;
	const facts = [priceText(model.price), secondsText(model.limits)].filter((text) => text !== '');
	return `${facts.join(', ')}. ${model.goodFor}`;
}

/** 'About $0.17 per second (Nov 2026)', 'About $0.0133 per second at 1080p, in steps of $0.10 (Nov 2026)'. */
export function priceText(price: Price | null): string {
	if (price === null) return 'Price not published';
	const applies = price.applies === undefined ? '' : ` at ${price.applies}`;
	const steps =
		price.roundedUpTo === undefined ? '' : `, in steps of $${roundedUsd(price.roundedUpTo)}`;
	return `About $${roundedUsd(price.usd)} per ${price.per}${applies}${steps} (${price.asOf})`;
}

/** '3 to 10 s', 'cuts to 8 s', or '' where fal states no length. */
export function secondsText(limits: Limits | undefined): string {
	if (limits?.cutsToSeconds !== undefined) return `cuts to ${limits.cutsToSeconds} s`;
	if (limits?.seconds === undefined) return '';
	const [shortest, longest] = limits.seconds.map(Math.floor);
	return shortest === 0 ? `up to ${longest} s` : `${shortest} to ${longest} s`;
}

/** 'Gone from fal since 24 Sep 2026; choose Wan 2.7'. */
function retiredText(retired: Retirement): string {
	return `${whatBecame(retired)}; choose ${retired.instead}`;
}

function whatBecame(retired: Retirement): string {
	switch (retired.is) {
		case 'neverListed':
			return 'Not on fal';
		case 'unlisted':
			return `Not listed by fal since ${retired.since}`;
		case 'gone':
			return `Gone from fal since ${retired.since}`;
	}
}

/** Two decimals, more only where the figure would vanish. */
function roundedUsd(usd: number): string {
	return usd >= 0.1 ? usd.toFixed(2) : String(usd);
}
