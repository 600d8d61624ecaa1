"""Units beside others: peers, parity of groups, movers, and our numbers beside a second source.

==========================  ==================================================================================
question                    columns
==========================  ==================================================================================
peers.peers                 unit_id unit_code unit_name unit_kind indicator level grade school_year period
                            value target status peer_class (difficult, other, '') peer_label members known
                            median low_quartile high_quartile least most distance position (better, within,
                            worse, '') state (known, few_peers, no_value, unclassified) (arguments: only,
                            unit_kind, boundaries)
parity.parity               unit_id unit_code unit_name unit_kind indicator level grade school_year period
                            split (sex, ethnicity, area) split_label group_label other_label group_numerator
                            group_denominator other_numerator other_denominator group_value other_value
                            difference ratio contributing expected is_small state (known, small_group,
                            no_subject, impossible, insufficient_data)
movers.movements            unit_id unit_code unit_name unit_kind indicator level grade school_year value
                            denominator target gap status change improvement since still_years movement
                            (improved, stagnant, '') area gap_class change_class (1-5, 5 = best) cuts
                            cuts_status state (known, no_target, no_last_year, insufficient_data, no_cuts);
                            `movers.most_improved`, `movers.longest_stagnant` order its rows
reconciliation.differences  unit_id unit_code unit_name unit_kind measure level grade age group category
                            period school_year source day ours theirs difference tolerance contributing
                            expected state (equal, within, open, explained, reopened, incomplete,
                            contradiction, only_ours, only_theirs, unknown_unit) explanation explained_by
                            explained_on file sheet cell (from the office's tables second_source,
                            explanations)
==========================  ==================================================================================
"""
