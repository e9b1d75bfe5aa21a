"""Content words that no registry of these tests holds: nouns, verbs, adjectives, names, in French and English."""

_WORDS = """
avion bateau cheval voiture maison montagne rivière forêt jardin piscine cuisine fenêtre porte table chaise lampe
livre journal revue chanson musique guitare piano tambour danse théâtre cinéma tableau sculpture poème roman lune
soleil étoile nuage orage neige pluie vent tempête printemps automne hiver matin soir nuit minuit samedi
lapin souris éléphant girafe lion tigre renard loup aigle serpent poisson baleine dauphin abeille fourmi papillon
pomme poire cerise fraise citron orange banane tomate carotte oignon fromage beurre pain farine sucre chocolat
médecin infirmier avocat juge notaire plombier boulanger boucher pharmacien facteur pompier soldat pilote marin
rouge vert bleu jaune noir blanc grand petit lourd léger rapide lent chaud froid ancien nouveau moderne rural
acheter vendange courir nager sauter chanter peindre construire réparer cuisiner dormir rêver pleurer rire voyage
Stripe Salesforce Facebook Mailchimp Zendesk HubSpot Oracle Deutsche Bordeaux Marseille Dakar Abidjan Paris Lyon
entrepôt usine marketing comptabilité paie recrutement litige contentieux mariage divorce syndicat grève congé
airplane boat horse house mountain river forest garden pool kitchen window door chair lamp book newspaper song
guitar drum dance theatre painting poem novel moon sun star cloud storm snow rain wind spring winter morning
rabbit mouse elephant giraffe tiger fox wolf eagle snake fish whale dolphin bee ant butterfly apple pear cherry
lemon banana tomato carrot onion cheese butter bread flour sugar chocolate doctor nurse lawyer judge plumber baker
butcher chemist postman fireman soldier pilot sailor red green blue yellow black white big small heavy quick slow
hot cold ancient modern buy run swim jump sing build repair cook sleep dream cry laugh harvest warehouse factory
payroll litigation wedding strike holiday London Berlin Nairobi Tokyo quantum blockchain crocodile umbrella
clientèle costs hosting warehouse posture passerelle content compter montée routine
"""
FOREIGN = tuple(dict.fromkeys(_WORDS.split()))
