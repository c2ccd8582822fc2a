const PLATFORM = 'https://api.fal.ai/v1';

/** As many models as one page of n8n's list shows. */
const PAGE = 50;

/** Which models of fal's catalogue. */
export interface ModelQuery {
	/** Words in names and descriptions; '' for all. */
	search: string;
	/** fal's categories, e.g. 'text-to-video'; '' for all. */
	category: string;
	/** From the page before. */
	cursor?: string;
}

/** One page of the models that fal offers; what fal has retired is left out. */
export function modelsUrl({ search, category, cursor }: ModelQuery): string {
	const query = new URLSearchParams({
		...(search.trim() !== '' && { q: search.trim() }),
		...(category !== '' && { category }),
		status: 'active',
		limit: String(PAGE),
		...(cursor !== undefined && cursor !== '' && { cursor }),
	});
	return `${PLATFORM}/models?${query.toString()}`;
}

/** One model with its OpenAPI document, retired or not. */
export function modelUrl(endpointId: string): string {
	const query = new URLSearchParams({ endpoint_id: endpointId, expand: 'openapi-3.0' });
	return `${PLATFORM}/models?${query.toString()}`;
}

/** The model's page, for people. */
export function pageUrl(endpointId: string): string {
	return `https://fal.ai/models/${endpointId}/api`;
}
