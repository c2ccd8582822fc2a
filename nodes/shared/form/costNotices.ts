import type { INodeProperties } from 'n8n-workflow';

import { CUSTOM, menuOf } from '../model/menu';
import type { Field, ModelMenu, Price, ValueField, VideoModel } from '../model/model';
import { priceText } from './modelText';

type Options = NonNullable<INodeProperties['displayOptions']>;

/** A clip as people have it. */
const EXAMPLE_SECONDS = 5;

/** To the editor an expression is what it gives, or this where it gives nothing yet. */
const UNRESOLVED = '';

/**
 * One line about the cost under Model: of each model and each choice that its price goes by, from the
 * models' data. One is in sight at a time.
 */
export function costNotices(menu: ModelMenu): INodeProperties[] {
	const models = menuOf(menu);
	return [
		notice('What a clip costs depends on the model; Dry Run under Cost and Checks tells it.', {
			show: { model: [UNRESOLVED] },
		}),
		...models.flatMap((model) => noticesOf(model, models)),
	];
}

function notice(displayName: string, displayOptions: Options): INodeProperties {
	return { displayName, name: 'costNotice', type: 'notice', default: '', displayOptions };
}

function noticesOf(model: VideoModel, menu: readonly VideoModel[]): INodeProperties[] {
	const { price, endpointId } = model;
	const shown = (text: string, { show, hide }: Options = {}) =>
		notice(text, { show: { model: [endpointId], ...show }, ...(hide && { hide }) });
	if (endpointId === CUSTOM) {
		return [
			shown('The price list of fal is asked before each order; it may not know the endpoint.'),
		];
	}
	if (price === null) return [shown(`${unpricedText(model)}${neighbourText(menu)}`)];
	if (price.per !== 'second') return [shown(`${priceText(price)}.`)];
	return tiersOf(model, price).flatMap(({ text, usd, at }) =>
		lengthsOf(model).map(({ seconds, show }) => {
			const clip = seconds === null ? '' : `, ${seconds} s about $${(usd * seconds).toFixed(2)}`;
			return shown(`${text}${clip} (${price.asOf}).${othersText(model)}`, {
				show: { ...at.show, ...show },
				hide: at.hide,
			});
		}),
	);
}

function unpricedText({ displayName }: VideoModel): string {
	return `fal publishes no price for ${displayName}, so a cost limit refuses it.`;
}

/** A model of the same menu whose cost is known. */
function neighbourText(menu: readonly VideoModel[]): string {
	const priced = menu.find(({ price, retired }) => price?.per === 'second' && !retired);
	if (!priced?.price) return '';
	const text = priceText(priced.price);
	return ` ${priced.displayName} has one: ${text.charAt(0).toLowerCase()}${text.slice(1)}.`;
}

interface Tier {
	text: string;
	/** US dollars for a second. */
	usd: number;
	at: Options;
}

/** The choice that the price goes by first, value by value; one tier where there is none. */
function tiersOf(model: VideoModel, price: Price): Tier[] {
	const field = pricedField(model);
	const one = { text: perSecond(price, price.usd, price.applies), usd: price.usd, at: {} };
	if (field === undefined) return [one];
	const isOption = model.options?.some((option) => option === field) ?? false;
	// From the root, because an older n8n (2.20.12) runs no node with a path that does not begin there.
	const path = isOption ? `/modelOptions.${field.name}` : field.name;
	const values = (field.options ?? []).map(({ value }) => String(value));
	const tiers = values.map((value) => {
		const usd = (price.usd / timesOf(model, field, price.applies)) * timesOf(model, field, value);
		const isNamed = values.includes(price.applies ?? '') && value !== 'auto';
		const at = isNamed ? [value] : [price.applies, value === 'auto' ? '' : value];
		return { value, usd, text: perSecond(price, usd, at.filter(Boolean).join(', ')) };
	});
	const added = tiers.map(({ value, ...tier }) => ({ ...tier, at: { show: { [path]: [value] } } }));
	if (!isOption) return added;
	// Not added, fal's own default counts.
	const unsent = String(model.falDefaults?.[field.name] ?? '');
	const preset = tiers.find(({ value }) => value === unsent);
	const plain = preset === undefined ? one : { text: preset.text, usd: preset.usd };
	return [...added, { ...plain, at: { hide: { [path]: values } } }];
}

/** The field of the first surcharge, as far as it is a menu. */
function pricedField({ surcharge = [], fields, options = [] }: VideoModel): ValueField | undefined {
	const [first] = surcharge;
	const isMenu = (field: Field): field is ValueField =>
		field.name === first?.field && 'type' in field && field.type === 'options';
	return [...fields, ...options].find(isMenu);
}

function timesOf({ surcharge = [] }: VideoModel, { name }: ValueField, value?: string): number {
	return surcharge.find((one) => one.field === name && one.value === value)?.times ?? 1;
}

function perSecond(price: Price, usd: number, at: string | undefined): string {
	const text = priceText({ ...price, usd: Number(usd.toPrecision(3)), applies: at });
	return text.replace(` (${price.asOf})`, '');
}

/** The lengths of a menu of seconds, which then stand in the line; null for a length nobody knows. */
function lengthsOf({ length, fields, sourceBilled, newFrames, price }: VideoModel): Array<{
	seconds: number | null;
	show: Options['show'];
}> {
	const field = fields.find(({ name }) => name === length?.own);
	const choices = field !== undefined && 'type' in field ? (field.options ?? []) : [];
	// Where these count too, the length alone says too little.
	const byMore = price?.roundedUpTo !== undefined || newFrames !== undefined;
	const ownLength = length?.own !== undefined;
	if (byMore || (ownLength && (choices.length === 0 || sourceBilled !== undefined))) {
		return [{ seconds: null, show: {} }];
	}
	if (!ownLength) return [{ seconds: EXAMPLE_SECONDS, show: {} }];
	return choices.map(({ value }) => {
		const seconds = Number(String(value).replace(/s$/, ''));
		return {
			seconds: Number.isFinite(seconds) && seconds > 0 ? seconds : null,
			show: { [field?.name ?? '']: [String(value)] },
		};
	});
}

/** What else makes it dearer. */
function othersText(model: VideoModel): string {
	const { surcharge = [], surchargeBySize, surchargeByRate, sourceBilled, length } = model;
	const named = pricedField(model)?.name;
	const labels = [...model.fields, ...(model.options ?? [])];
	const others = surcharge
		.filter(({ field, times }) => field !== named && times > 1)
		.flatMap(({ field }) => labels.filter(({ name }) => name === field))
		.map(({ displayName }) => displayName);
	const more = [
		...new Set(others),
		...(surchargeBySize === undefined ? [] : ['a larger result']),
		...(surchargeByRate === undefined ? [] : ['a higher frame rate']),
	];
	// Of a result as long as its source, the figure has both.
	const billed = length?.own === undefined ? 'The source is included' : 'The source is billed too';
	const source = sourceBilled === undefined ? '' : ` ${billed}.`;
	return `${more.length === 0 ? '' : ` More for ${more.join(', ')}.`}${source}`;
}
