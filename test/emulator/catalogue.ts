// fal's catalogue of models: GET /v1/models with search, category, status, pages and documents.
import { documentOf } from '../catalogue/documents';
import type { CatalogueModel } from '../catalogue/documents';
import { detail, json, platformError } from './answers';
import type { Answer } from './types';

const usualPage = 50;
const mostPerPage = 100;
/** A page of documents is smaller, as fal says. */
const mostDocuments = 10;
const day = '2026-08-22T00:00:00.000Z';

/** @see https://fal.ai/docs/platform-apis/v1/models */
export function modelsAnswer(url: URL, models: readonly CatalogueModel[]): Answer {
	const { searchParams: query } = url;
	const ids = query.getAll('endpoint_id').flatMap((part) => part.split(','));
	const expanded = query.getAll('expand').flatMap((part) => part.split(','));
	const withDocument = expanded.includes('openapi-3.0');
	const limit = Number(query.get('limit') ?? usualPage);
	const page = pageOf(query.get('cursor'));
	if (!Number.isInteger(limit) || limit < 1) return invalid('limit: must be at least 1');
	if (page === null) return invalid('cursor: is not one of ours');
	if (ids.length > 50) return invalid('endpoint_id: at most 50');
	const found = models.filter((model) => isAsked(model, query, ids));
	if (ids.length > 0 && found.length === 0) {
		return platformError(404, 'not_found', `Endpoint not found: ${ids.join(', ')}`);
	}
	const size = Math.min(limit, withDocument ? mostDocuments : mostPerPage);
	const hasMore = found.length > page * size;
	return json(200, {
		models: found
			.slice((page - 1) * size, page * size)
			.map((model) => ({ ...entryOf(model), ...(withDocument && { openapi: documentOf(model) }) })),
		next_cursor: hasMore ? Buffer.from(String(page + 1)).toString('base64') : null,
		has_more: hasMore,
	});
}

/** GET https://fal.ai/api/openapi/queue/openapi.json?endpoint_id=… */
export function documentAnswer(url: URL, models: readonly CatalogueModel[]): Answer {
	const id = url.searchParams.get('endpoint_id');
	const model = models.find(({ endpointId }) => endpointId === id);
	return model === undefined ? detail(404, 'Not Found') : json(200, documentOf(model));
}

function isAsked(model: CatalogueModel, query: URLSearchParams, ids: readonly string[]): boolean {
	const { endpointId, category, displayName, deprecated } = model;
	const status = query.get('status');
	const wanted = query.get('category');
	const words = (query.get('q') ?? '').toLowerCase().split(/\s+/);
	const text = `${endpointId} ${displayName} ${category}`.toLowerCase().replace(/-/g, ' ');
	return (
		(ids.length === 0 || ids.includes(endpointId)) &&
		(wanted === null || wanted === category) &&
		(status === null || status === (deprecated ? 'deprecated' : 'active')) &&
		words.every((word) => text.includes(word.replace(/-/g, ' ')))
	);
}

function entryOf({ endpointId, category, displayName, deprecated }: CatalogueModel): object {
	return {
		endpoint_id: endpointId,
		metadata: {
			display_name: displayName,
			category,
			description: `${displayName}: ${category.replace(/-/g, ' ')}`,
			status: deprecated ? 'deprecated' : 'active',
			tags: [],
			updated_at: day,
			is_favorited: null,
			thumbnail_url: 'https://v3b.fal.media/files/b/model.jpg',
			model_url: `https://fal.run/${endpointId}`,
			date: day,
			highlighted: false,
			kind: 'inference',
			pinned: false,
		},
	};
}

function invalid(message: string): Answer {
	return platformError(400, 'validation_error', message);
}

/** fal's cursor is the page number in base64; null for what is none. */
function pageOf(cursor: string | null): number | null {
	if (cursor === null || cursor === '') return 1;
	const page = Number(Buffer.from(cursor, 'base64').toString());
	return Number.isInteger(page) && page > 0 ? page : null;
}
