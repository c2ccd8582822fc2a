import type {
	ILoadOptionsFunctions,
	INodePropertyOptions,
	ResourceMapperFields,
} from 'n8n-workflow';

import { createCache } from '../shared/catalogue/cache';
import { readEndpointId } from '../shared/catalogue/endpointId';
import { readPrice, type UnitPrice } from '../shared/cost/prices';
import { InvalidInputError } from '../shared/failures/failure';
import { createFalClient } from '../shared/fal/client';
import { recordOf } from '../shared/util/unknown';
import { accountOf } from './account';
import { describeModel } from './describe';
import { PRICE_VALUE, unitPriceText } from './priceText';
import { formOf } from './schema/form';
import { savedFields } from './schema/saved';

/** A price holds for the account that asks. */
const prices = createCache<UnitPrice>({ keeps: ({ is }) => is !== 'unanswered' });

/**
 * What the chosen model costs, as the only entry of the field Price. It does not throw, because the
 * field would then say nothing.
 */
export async function modelPrice(this: ILoadOptionsFunctions): Promise<INodePropertyOptions[]> {
	const entry = (name: string) => [{ name, value: PRICE_VALUE }];
	try {
		const endpointId = readEndpointId(this.getNodeParameter('model', ''));
		if (endpointId === '') return entry('Choose a model first');
		const client = await createFalClient(this);
		const key = JSON.stringify([client.proxyUrl, accountOf(this), endpointId]);
		const price = await prices.get(key, async () =>
			readPrice(await client.pricing(endpointId), endpointId),
		);
		return entry(unitPriceText(price));
	} catch (error) {
		return entry(wordsOf(error));
	}
}

/**
 * The fields of the chosen model for the resource mapper. It does not throw, because n8n would then
 * show a blank form without a word; where fal cannot be asked, the saved form stays.
 */
export async function modelFields(this: ILoadOptionsFunctions): Promise<ResourceMapperFields> {
	try {
		const endpointId = readEndpointId(this.getNodeParameter('model', ''));
		if (endpointId === '') return notice('Choose a model first.');
		const client = await createFalClient(this);
		const description = await describeModel(client, accountOf(this), endpointId);
		if (description.is === 'described') return formOf(description.schema);
		const saved = recordOf(this.getCurrentNodeParameter('input')).schema;
		const fields = savedFields(saved, endpointId);
		if (fields !== null) return { fields };
		return notice(`${description.message}. ${description.hint}`);
	} catch (error) {
		return notice(wordsOf(error));
	}
}

function wordsOf(error: unknown): string {
	if (error instanceof InvalidInputError) return `${error.message}. ${error.hint}`;
	return error instanceof Error ? error.message : String(error);
}

function notice(emptyFieldsNotice: string): ResourceMapperFields {
	return { fields: [], emptyFieldsNotice };
}
