import type { ILoadOptionsFunctions, INodeListSearchResult } from 'n8n-workflow';

import { toNodeError } from '../failures/failure';
import { pageUrl, type ModelQuery } from '../fal/catalogueUrls';
import { createFalClient } from '../fal/client';
import { textOf } from '../util/unknown';
import { readModels, type ModelsReading } from './answers';
import { createCache } from './cache';
import { ALL_VIDEO, EVERYTHING } from './categories';

/** The public list is the same for every key. */
const lists = createCache<ModelsReading>({ keeps: (reading) => reading.is === 'models' });

/**
 * One page of fal's models for a list in a form, of the form's Category where it has one; n8n's
 * `listSearch` calls it.
 * @param filter what was typed
 * @param paginationToken from the page before
 * @throws NodeOperationError where fal cannot be asked; the list shows it
 */
export async function searchModels(
	this: ILoadOptionsFunctions,
	filter?: string,
	paginationToken?: unknown,
): Promise<INodeListSearchResult> {
	const client = await createFalClient(this);
	const query = queryOf(textOf(this.getCurrentNodeParameter('category')) ?? EVERYTHING, {
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
