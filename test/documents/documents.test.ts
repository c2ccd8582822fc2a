// Three voices: what fal publishes, what the form offers, and what the local fal takes.
import { endpoints } from '../emulator/endpoints';
import { find } from '../emulator/reading';
import { modelCases } from '../nodes/packageNodes';
import { documents, withoutDocument } from './index';
import { differences, type Difference } from './differences';
import type { Document, Taken } from './document';
import { limitsOf, ofEndpoint, ofModel, pictureOfModel, videoOfModel } from './sides';

type Side = Difference['side'];
type Fields = Readonly<Record<string, unknown>>;

/** Nobody types null or less than a character into a form. */
const FORM: ReadonlyArray<keyof Taken> = ['null', 'shortest'];

const cases = modelCases.flatMap(({ id, model }) => {
	const document = documents.get(id);
	return document ? [{ id, model, document, endpoint: find(id) }] : [];
});

describe.each(cases)('$id', ({ id, model, document, endpoint }) => {
	test('the form offers what fal publishes', () => {
		const offered = {
			...ofModel(model),
			...limits(document, videoOfModel(model), pictureOfModel(model)),
		};
		expect(agreeing(id, 'node', sorted(offered))).toEqual(
			agreeing(
				id,
				'node',
				sorted({ ...forForm(document, model.falDefaults), ...published(document) }),
			),
		);
	});

	test('the local fal takes what fal publishes', () => {
		const video = limitsOf(endpoint.limits);
		const picture = limitsOf(endpoint.imageLimits);
		const taken = ofEndpoint(endpoint);
		const compared = document.whole ? taken : mapped(taken, withoutNull);
		expect(
			agreeing(id, 'local fal', sorted({ ...compared, ...limits(document, video, picture) })),
		).toEqual(
			agreeing(id, 'local fal', sorted({ ...forLocalFal(document), ...published(document) })),
		);
	});

	test('the menu and the local fal name prices that fal publishes', () => {
		const { usd = [] } = document;
		const { price, surcharge = [] } = model;
		expect(price === null).toBe(usd.length === 0);
		if (price === null) return;
		expect(endpoint.price?.unitPriceUsd).toBeCloseTo(usd[0], 6);
		// The menu has four decimals.
		const inMenu = [price.usd, ...surcharge.map(({ times }) => usd[0] * times)];
		const missing = inMenu.filter((one) => !usd.some((other) => Math.abs(one - other) < 5e-5));
		expect(missing).toEqual([]);
	});

	test('what price, length and needs go by has its default at fal, and only that', () => {
		const { falDefaults = {} } = model;
		const otherwise = Object.keys(falDefaults).map((name) => document.input[name]?.otherwise);
		expect(otherwise).toEqual(Object.values(falDefaults));
		const options = (model.options ?? []).map(({ name }) => name);
		const read = fieldsOf(model).filter((name) => options.includes(name));
		const wanted = read.filter((name) => document.input[name]?.otherwise !== undefined);
		expect(Object.keys(falDefaults)).toEqual(expect.arrayContaining(wanted));
	});
});

test('every endpoint has a document or stands by name among those without', () => {
	const ids = endpoints.map(({ endpointId }) => endpointId);
	expect(modelCases.map(({ id }) => id).sort()).toEqual([...ids].sort());
	expect([...documents.keys(), ...Object.keys(withoutDocument)].sort()).toEqual([...ids].sort());
});

test('every allowed difference is one that there is', () => {
	const needed = differences.filter(({ side, endpoints: which, field }) =>
		cases.some(({ id, model, document, endpoint }) => {
			if (!which.test(id)) return false;
			const of = side === 'node' ? ofModel(model) : ofEndpoint(endpoint);
			const by = side === 'node' ? forForm(document, model.falDefaults) : forLocalFal(document);
			return (
				JSON.stringify(sorted({ one: of[field] })) !== JSON.stringify(sorted({ one: by[field] }))
			);
		}),
	);
	expect(needed).toEqual(differences);
});

/** Most of fal's defaults stay fal's: only those that price, length and needs go by are in the data. */
function forForm({ input }: Document, falDefaults: Fields = {}): Fields {
	return Object.fromEntries(
		Object.entries(input).map(([name, taken]) => [
			name,
			without(taken, name in falDefaults ? FORM : [...FORM, 'otherwise']),
		]),
	);
}

function forLocalFal({ input, whole }: Document): Fields {
	return whole ? input : mapped(input, withoutNull);
}

function mapped(fields: Readonly<Record<string, Taken>>, change: (taken: Taken) => Taken): Fields {
	return Object.fromEntries(Object.entries(fields).map(([name, taken]) => [name, change(taken)]));
}

function withoutNull(taken: Taken): Taken {
	return without(taken, ['null']);
}

function without(taken: Taken, keys: ReadonlyArray<keyof Taken>): Taken {
	const kept = Object.entries(taken).filter(([key]) => !keys.some((one) => one === key));
	return Object.fromEntries(kept) as unknown as Taken;
}

function published({ video, picture }: Document): Fields {
	return { ...(video && { 'the video': video }), ...(picture && { 'a picture': picture }) };
}

/** Limits where the document has any. */
function limits(document: Document, video: object, picture: object): Fields {
	return {
		...(document.video && { 'the video': video }),
		...(document.picture && { 'a picture': picture }),
	};
}

/** The order of values says nothing. */
function sorted(fields: Fields): Fields {
	return Object.fromEntries(
		Object.entries(fields).map(([name, taken]) => {
			const { values, ...rest } = (taken ?? {}) as Taken;
			return [name, values ? { ...rest, values: [...values].sort() } : rest];
		}),
	);
}

function agreeing(id: string, side: Side, fields: Fields): Fields {
	const excused = differences.filter((one) => one.side === side && one.endpoints.test(id));
	const names = excused.map(({ field }) => field);
	return Object.fromEntries(Object.entries(fields).filter(([name]) => !names.includes(name)));
}

/** The fields that the cost, the length and the needs of a model read. */
function fieldsOf({
	surcharge = [],
	surchargeBySize = [],
	needs = [],
	length,
	size,
	rate,
}: (typeof cases)[number]['model']): string[] {
	const found = [
		...surcharge.map(({ field }) => field),
		...surchargeBySize.map(({ only }) => only?.field),
		...needs.flatMap((one) => [one.field, one.needs.field]),
		...[length?.own, length?.cut?.field, length?.slower, size?.factor, size?.target?.field, rate],
	];
	return found.filter((name) => name !== undefined);
}
