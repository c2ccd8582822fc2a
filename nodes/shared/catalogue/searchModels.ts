import type { ILoadOptionsFunctions, INodeListSearchResult } from 'n8n-workflow';

/**
 * The list of fal's models, as n8n's `listSearch` calls it. It is loaded when a form asks for it,
 * because n8n loads every node at its start.
 * @throws NodeOperationError where fal cannot be asked; the list shows it
 */
export async function searchModels(
	this: ILoadOptionsFunctions,
	filter?: string,
	paginationToken?: unknown,
): Promise<INodeListSearchResult> {
	const { modelsPage } = await import('./modelsPage');
	return await modelsPage(this, filter, paginationToken);
}
