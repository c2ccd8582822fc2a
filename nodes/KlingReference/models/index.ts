import type { VideoModel } from '../../shared/model/model';
import { o1, o1Standard } from './o1';
import { o3Pro, o3Standard } from './o3';

/** In menu order. */
export const models: readonly VideoModel[] = [o1, o1Standard, o3Standard, o3Pro];
