import type {
	ILoadOptionsFunctions,
	INodeListSearchResult,
	ResourceMapperFields,
} from 'n8n-workflow';

import { readModels, type ModelsReading } from '../shared/catalogue/answers';
import { createCache } from '../shared/catalogue/cache';
import { readEndpointId } from '../shared/catalogue/endpointId';
import { InvalidInputError, toNodeError } from '../shared/failures/failure';
import { createFalClient } from '../shared/fal/client';
import { pageUrl, type ModelQuery } from '../shared/fal/catalogueUrls';
import { recordOf, textOf } from '../shared/util/unknown';
import { accountOf } from './account';
import { describeModel } from './describe';
import { ALL_VIDEO, EVERYTHING } from './properties';
import { formOf } from './schema/form';
import { savedFields } from './schema/saved';

/** The public list is the same for every key. */
const lists = createCache<ModelsReading>({ keeps: (reading) => reading.is === 'models' });

/**
 * One page of fal's models for the list of Model.
 * @throws NodeOperationError where fal cannot be asked; the list shows it
 */
export async function searchModels(
	this: ILoadOptionsFunctions,
	filter?: string,
	paginationToken?: unknown,
): Promise<INodeListSearchResult> {
	const client = await createFalClient(this);
	const query = queryOf(textOf(this.getCurrentNodeParameter('category')) ?? '', {
		search: filter ?? '',
		cursor: textOf(paginationToken) ?? undefined,
	});
	const key = JSON.stringify([client.proxyUrl, query]);
	const reading = await lists.get(key, async () => readModels(await client.models(query)));
	if (reading.is === 'failed') throw toNodeError(this.getNode(), reading, []);
	return {
		results: reading.models.map(({ endpointId, displayName, description }) => ({
			name: displayName === endpointId ? endpointId : `${displayName} (${endpointId})`,
			value: endpointId,
			url: pageUrl(endpointId),
			description,
		})),
		paginationToken: reading.nextCursor ?? undefined,
	};
}

/** All Video is a word to search for, because fal takes one category at a time. */
function queryOf(category: string, { search, cursor }: Omit<ModelQuery, 'category'>): ModelQuery {
	if (category === ALL_VIDEO) return { search: `${search} video`.trim(), category: '', cursor };
	return { search, category: category === EVERYTHING ? '' : category, cursor };
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
		if (error instanceof InvalidInputError) return notice(`${error.message}. ${error.hint}`);
		return notice(error instanceof Error ? error.message : String(error));
	}
}

function notice(emptyFieldsNotice: string): ResourceMapperFields {
	return { fields: [], emptyFieldsNotice };
}
