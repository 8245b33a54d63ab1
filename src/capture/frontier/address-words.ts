/** What the words of an address say about the page behind it. */
export type AddressHint = 'helpful' | 'content' | 'list' | 'member' | 'chore';

const hints: readonly (readonly [AddressHint, RegExp])[] = [
  [
    'chore',
    /^(?:search|recherche|suche|tags?|feed|rss|atom|print|imprimer|cart|panier|basket|warenkorb|share|partager|wishlist|favoris|compare|comparer|archives?|download|telechargement|embed|amp|trackback|replytocom|reply|quote|lostpassword|password|unanswered|active_topics|whos?-?online|stats|statistics|random|calendar|calendrier)$/i,
  ],
  [
    'member',
    /^(?:users?|u|members?|membres?|memberlist|profiles?|profils?|authors?|auteurs?|utilisateurs?|mitglieder|people|viewprofile|viewuser)$/i,
  ],
  [
    'helpful',
    /^(?:legal|legals|mentions?|policy|policies|politique|terms|conditions|cgu|cgv|privacy|confidentialite|rgpd|gdpr|dsa|trust|safety|securite|moderation|rules|reglement|charte|guidelines|help|aide|faq|support|about|a-?propos|infos?|informations?|imprint|impressum|contact|report|signaler|signalement|cookies?|accessibility|accessibilite|transparency|transparence|company|corporate|societe|hilfe|ayuda|legales|legalites?)$/i,
  ],
  [
    'content',
    /^(?:topics?|threads?|posts?|articles?|annonces?|listings?|items?|products?|produits?|viewtopic|showthread|sujets?|discussions?|questions?|news|actualites?|actus?|watch|videos?|stor(?:y|ies)|blog|ads?|petitions?|reviews?|avis|photos?|messages?|jobs?|offres?|recipes?|recettes?|tp|dp|t|d|ad|p|status)$/i,
  ],
  [
    'list',
    /^(?:forums?|boards?|viewforum|forumdisplay|categor(?:y|ies)|categories?|rubriques?|sections?|browse|explore|latest|new|newest|popular|trending|topics|groups?|groupes?|salons?|rooms?|channels?|c|f|r|communities)$/i,
  ],
];

/** The first hint that fits a word of the path, script names and action parameters included. */
export function addressHint(address: string): AddressHint | undefined {
  const url = new URL(address);
  const words = `${url.pathname}/${['action', 'act', 'mode', 'do', 'view', 'topic', 'board']
    .filter((key) => url.searchParams.has(key))
    .map((key) => (key === 'topic' || key === 'board' ? key : url.searchParams.get(key)))
    .join('/')}`
    .split(/[/_.;]|(?<=\D)-(?=\d)/)
    .filter((word) => word !== '');
  for (const [hint, pattern] of hints) if (words.some((word) => pattern.test(word))) return hint;
  const parts = words.flatMap((word) => word.split('-'));
  const helpful = hints.find(([hint]) => hint === 'helpful')?.[1];
  return helpful && parts.length <= 6 && parts.some((part) => part.length > 2 && helpful.test(part)) ? 'helpful' : undefined;
}
